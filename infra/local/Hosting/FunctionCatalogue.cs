using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using ArgumentsByAttribute = System.Collections.Generic.IReadOnlyDictionary<
    System.Type,
    System.Collections.Generic.IReadOnlySet<string>
>;

[assembly: InternalsVisibleTo("Pleno.Tests")]

namespace Pleno.Local.Hosting;

/// <summary>
/// The functions of an assembly, found by reflection. Whatever this host could not run exactly as declared
/// throws <see cref="FunctionRefusedException"/>: a trigger is never skipped.
/// </summary>
public sealed partial class FunctionCatalogue
{
    private const BindingFlags Any =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private FunctionCatalogue(IReadOnlyList<FunctionDescriptor> functions) => Functions = functions;

    /// <summary>The attributes this host knows and the arguments of each it honours.</summary>
    public static ArgumentsByAttribute HonouredArguments { get; } =
        new Dictionary<Type, IReadOnlySet<string>>
        {
            [typeof(FunctionAttribute)] = Names(nameof(FunctionAttribute.Name)),
            [typeof(BlobTriggerAttribute)] = Names(
                nameof(BlobTriggerAttribute.BlobPath),
                nameof(BlobTriggerAttribute.Connection),
                nameof(BlobTriggerAttribute.Source)
            ),
            [typeof(QueueTriggerAttribute)] = Names(
                nameof(QueueTriggerAttribute.QueueName),
                nameof(QueueTriggerAttribute.Connection)
            ),
            [typeof(TimerTriggerAttribute)] = Names(
                nameof(TimerTriggerAttribute.Schedule),
                nameof(TimerTriggerAttribute.RunOnStartup),
                nameof(TimerTriggerAttribute.UseMonitor)
            ),
            [typeof(HttpTriggerAttribute)] = Names(
                nameof(HttpTriggerAttribute.AuthLevel),
                nameof(HttpTriggerAttribute.Methods),
                nameof(HttpTriggerAttribute.Route)
            ),
        };

    public IReadOnlyList<FunctionDescriptor> Functions { get; }

    public static FunctionCatalogue Search(Assembly assembly) => Search(assembly.GetTypes());

    public static FunctionCatalogue Search(params IEnumerable<Type> types) => Search(types, HonouredArguments);

    internal static FunctionCatalogue Search(IEnumerable<Type> types, ArgumentsByAttribute honoured)
    {
        var functions = types
            .SelectMany(type => type.GetMethods(Any))
            .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: false))
            .Select(method => Describe(method, honoured))
            .OrderBy(function => function.Name, StringComparer.Ordinal)
            .ToList();
        var twice = functions
            .GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .FirstOrDefault(group => group.Skip(1).Any());
        return twice is null
            ? new(functions)
            : throw new FunctionRefusedException(twice.Key, FunctionRefusal.DuplicateName, "the name is used twice.");
    }

    private static FunctionDescriptor Describe(MethodInfo method, ArgumentsByAttribute honoured)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        Require(
            FunctionName().IsMatch(name) && !name.Equals("host", StringComparison.OrdinalIgnoreCase),
            FunctionRefusal.IllegalName,
            "a name is a letter, then letters, digits, '-' and '_', 128 at most, and not 'host'."
        );
        Require(
            method is { IsPublic: true, DeclaringType: { IsVisible: true, ContainsGenericParameters: false } type }
                && (method.IsStatic || !type.IsAbstract),
            FunctionRefusal.NotPublic,
            "a function is a public method of a public, concrete class."
        );
        RequireKnownAttributes(name, method.CustomAttributes, honoured);

        var parameters = method.GetParameters();
        foreach (var parameter in parameters)
        {
            RequireKnownAttributes(name, parameter.CustomAttributes, honoured);
        }

        var triggers = parameters.Where(parameter => TriggerOf(parameter) is not null).ToList();
        Require(triggers.Count == 1, FunctionRefusal.NotOneTrigger, $"it has {triggers.Count} triggers.");
        var function = new FunctionDescriptor(
            name,
            KindOf(TriggerOf(triggers[0])!),
            TriggerOf(triggers[0])!,
            method,
            triggers[0]
        );
        RequireBindings(function, parameters);
        return function;

        void Require(bool holds, FunctionRefusal reason, string detail)
        {
            if (!holds)
            {
                throw new FunctionRefusedException(name, reason, detail);
            }
        }
    }

    private static void RequireKnownAttributes(
        string function,
        IEnumerable<CustomAttributeData> attributes,
        ArgumentsByAttribute honoured
    )
    {
        foreach (var attribute in attributes.Where(attribute => !IsOfTheCompiler(attribute.AttributeType)))
        {
            if (!honoured.TryGetValue(attribute.AttributeType, out var known))
            {
                var name = attribute.AttributeType.FullName;
                throw new FunctionRefusedException(function, FunctionRefusal.UnknownAttribute, $"{name} is not known.");
            }

            var unknown = attribute
                .Constructor.GetParameters()
                .Zip(attribute.ConstructorArguments, (parameter, value) => (Name: parameter.Name!, Value: value))
                .Concat(attribute.NamedArguments.Select(named => (Name: named.MemberName, Value: named.TypedValue)))
                .FirstOrDefault(argument => !known.Contains(argument.Name) && !IsDefault(argument.Value));
            if (unknown.Name is not null)
            {
                var detail = $"{attribute.AttributeType.Name}.{unknown.Name} is not honoured.";
                throw new FunctionRefusedException(function, FunctionRefusal.UnknownArgument, detail);
            }
        }
    }

    private static void RequireBindings(FunctionDescriptor function, ParameterInfo[] parameters)
    {
        if (!BindingName().IsMatch(function.Parameter.Name!))
        {
            var detail = $"'{function.Parameter.Name}' is not letters and digits only.";
            throw new FunctionRefusedException(function.Name, FunctionRefusal.IllegalBindingName, detail);
        }

        foreach (var parameter in parameters.Where(parameter => !CanBind(function, parameter)))
        {
            var detail = $"'{parameter.Name}' cannot be a {parameter.ParameterType.Name} here.";
            throw new FunctionRefusedException(function.Name, FunctionRefusal.UnsupportedParameter, detail);
        }

        var result = function.Method.ReturnType;
        var isHttpResult = result == typeof(IActionResult) || result == typeof(Task<IActionResult>);
        if (result != typeof(Task) && !(isHttpResult && function.Kind == TriggerKind.Http))
        {
            var detail = $"it cannot return {result.Name}.";
            throw new FunctionRefusedException(function.Name, FunctionRefusal.UnsupportedReturn, detail);
        }
    }

    private static bool CanBind(FunctionDescriptor function, ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (parameter != function.Parameter)
        {
            // A string is a token of the path or route; its name is checked once the settings have resolved the path.
            return type == typeof(CancellationToken)
                || (type == typeof(string) && function.Kind is TriggerKind.Blob or TriggerKind.Http);
        }

        return function.Kind switch
        {
            TriggerKind.Blob => type == typeof(BlobClient),
            TriggerKind.Queue => type == typeof(QueueMessage) || type == typeof(string),
            TriggerKind.Timer => type == typeof(TimerInfo),
            _ => type == typeof(HttpRequest),
        };
    }

    private static Attribute? TriggerOf(ParameterInfo parameter) =>
        parameter
            .GetCustomAttributes()
            .FirstOrDefault(attribute =>
                attribute
                    is BlobTriggerAttribute
                        or QueueTriggerAttribute
                        or TimerTriggerAttribute
                        or HttpTriggerAttribute
            );

    private static TriggerKind KindOf(Attribute trigger) =>
        trigger switch
        {
            BlobTriggerAttribute => TriggerKind.Blob,
            QueueTriggerAttribute => TriggerKind.Queue,
            TimerTriggerAttribute => TriggerKind.Timer,
            _ => TriggerKind.Http,
        };

    private static bool IsOfTheCompiler(Type attribute) =>
        attribute.Namespace
            is "System.Runtime.CompilerServices"
                or "System.Diagnostics"
                or "System.Diagnostics.CodeAnalysis";

    private static bool IsDefault(CustomAttributeTypedArgument argument) =>
        argument.Value is null
        || (
            argument.ArgumentType.IsValueType
            && argument.Value.Equals(Activator.CreateInstance(argument.Value.GetType()))
        );

    private static HashSet<string> Names(params string[] names) => new(names, StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{0,127}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FunctionName();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,127}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BindingName();
}

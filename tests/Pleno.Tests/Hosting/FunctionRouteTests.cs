using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;

namespace Pleno.Tests.Hosting;

/// <summary>The host gives a request to the first route that fits, in the order of names. So no request may fit two.</summary>
public sealed class FunctionRouteTests
{
    private static readonly IInlineConstraintResolver Constraints = new ServiceCollection()
        .AddRouting()
        .BuildServiceProvider()
        .GetRequiredService<IInlineConstraintResolver>();

    [Fact]
    public void No_request_fits_two_routes_of_the_app()
    {
        var routes = FunctionCatalogue
            .Search(typeof(SendNotice).Assembly)
            .Functions.Where(function => function.Kind == TriggerKind.Http)
            .Select(function => (function.Name, Trigger: (HttpTriggerAttribute)function.Trigger))
            .Select(function => new FunctionRoute(
                function.Name,
                $"api/{function.Trigger.Route}",
                [.. function.Trigger.Methods!]
            ))
            .ToList();

        routes.Count.ShouldBe(34);
        Overlaps(routes).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a/{id}", "a/figures", true)]
    [InlineData("a/{id:length(32)}", "a/figures", false)]
    [InlineData("a/{id:int}", "a/12", true)]
    [InlineData("a/{x}/b", "a/{y}/c", false)]
    [InlineData("a/{x}/b", "A/{y}/B", true)]
    [InlineData("a/{x}", "{y}/b", true)]
    [InlineData("a/b", "a/b/c", false)]
    [InlineData("a/{x?}", "a", true)]
    [InlineData("a/{*rest}", "a/b/c", true)]
    [InlineData("a/{x:length(2)}", "a/{y:length(3)}", true)]
    public void An_overlap_is_seen_where_there_may_be_one(string one, string other, bool isOverlap)
    {
        FunctionRoute[] routes = [new("One", one, ["get"]), new("Other", other, ["GET", "POST"])];
        Overlaps(routes).Any().ShouldBe(isOverlap);
        Overlaps([routes[0], routes[1] with { Methods = ["post"] }]).ShouldBeEmpty();
        Overlaps([routes[0], routes[1] with { Methods = [] }]).Any().ShouldBe(isOverlap);
    }

    private static IEnumerable<string> Overlaps(IReadOnlyList<FunctionRoute> routes) =>
        from one in routes
        from other in routes
        where string.CompareOrdinal(one.Name, other.Name) < 0 && ShareMethod(one, other)
        where MayShare(Segments(one), Segments(other))
        select $"{one.Name} and {other.Name}";

    private static bool ShareMethod(FunctionRoute one, FunctionRoute other) =>
        one.Methods.Count == 0
        || other.Methods.Count == 0
        || one.Methods.Intersect(other.Methods, StringComparer.OrdinalIgnoreCase).Any();

    private static RoutePatternPathSegment[] Segments(FunctionRoute route) =>
        [.. RoutePatternFactory.Parse(route.Template).PathSegments];

    private static bool MayShare(ReadOnlySpan<RoutePatternPathSegment> one, ReadOnlySpan<RoutePatternPathSegment> other)
    {
        if (one.IsEmpty || other.IsEmpty)
        {
            return (one.IsEmpty || MayEnd(one[0])) && (other.IsEmpty || MayEnd(other[0]));
        }

        return IsCatchAll(one[0])
            || IsCatchAll(other[0])
            || (MayBeSame(one[0], other[0]) && MayShare(one[1..], other[1..]));
    }

    private static bool MayEnd(RoutePatternPathSegment segment) =>
        segment.Parts[0]
            is RoutePatternParameterPart { IsOptional: true }
                or RoutePatternParameterPart { IsCatchAll: true };

    private static bool IsCatchAll(RoutePatternPathSegment segment) =>
        segment.Parts[0] is RoutePatternParameterPart { IsCatchAll: true };

    // Of two parameters with constraints it is not worked out whether a value fits both: they count as overlapping.
    private static bool MayBeSame(RoutePatternPathSegment one, RoutePatternPathSegment other) =>
        (one.Parts, other.Parts) switch
        {
            ([RoutePatternLiteralPart a], [RoutePatternLiteralPart b]) => a.Content.Equals(
                b.Content,
                StringComparison.OrdinalIgnoreCase
            ),
            ([RoutePatternParameterPart parameter], [RoutePatternLiteralPart literal]) => Fits(parameter, literal),
            ([RoutePatternLiteralPart literal], [RoutePatternParameterPart parameter]) => Fits(parameter, literal),
            _ => true,
        };

    private static bool Fits(RoutePatternParameterPart parameter, RoutePatternLiteralPart literal) =>
        parameter.ParameterPolicies.All(policy =>
            Constraints
                .ResolveConstraint(policy.Content!)!
                .Match(
                    new DefaultHttpContext(),
                    null,
                    parameter.Name,
                    new RouteValueDictionary { [parameter.Name] = literal.Content },
                    RouteDirection.IncomingRequest
                )
        );
}

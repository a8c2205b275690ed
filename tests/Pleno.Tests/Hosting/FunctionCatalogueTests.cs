using System.ComponentModel;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Local.Hosting;

namespace Pleno.Tests.Hosting;

public sealed class FunctionCatalogueTests
{
    [Fact]
    public void A_function_is_described_by_its_name_trigger_and_method()
    {
        var function = FunctionCatalogue.Search(typeof(TakeBlob)).Functions.Single();

        function.Name.ShouldBe("TakeBlob");
        function.Kind.ShouldBe(TriggerKind.Blob);
        function.Trigger.ShouldBeOfType<BlobTriggerAttribute>().Source.ShouldBe(BlobTriggerSource.EventGrid);
        function.Method.Name.ShouldBe("RunAsync");
        function.Parameter.Name.ShouldBe("blob");
    }

    /// <summary>A new version of the worker's packages may bring an argument that this host would ignore.</summary>
    [Fact]
    public void Every_argument_of_the_workers_attributes_is_honoured()
    {
        foreach (var (attribute, names) in FunctionCatalogue.HonouredArguments)
        {
            attribute
                .GetProperties()
                .Where(property => property.DeclaringType == attribute)
                .Select(property => property.Name)
                .ShouldBe(names, ignoreOrder: true, attribute.Name);
        }
    }

    [Theory]
    [InlineData(typeof(NameWithSpace), FunctionRefusal.IllegalName)]
    [InlineData(typeof(NamedHost), FunctionRefusal.IllegalName)]
    [InlineData(typeof(NameTwice), FunctionRefusal.DuplicateName)]
    [InlineData(typeof(PrivateMethod), FunctionRefusal.NotPublic)]
    [InlineData(typeof(AbstractClass), FunctionRefusal.NotPublic)]
    [InlineData(typeof(NoTrigger), FunctionRefusal.NotOneTrigger)]
    [InlineData(typeof(TwoTriggers), FunctionRefusal.NotOneTrigger)]
    [InlineData(typeof(UnknownAttributeOnMethod), FunctionRefusal.UnknownAttribute)]
    [InlineData(typeof(UnknownAttributeOnParameter), FunctionRefusal.UnknownAttribute)]
    [InlineData(typeof(BlobAsStream), FunctionRefusal.UnsupportedParameter)]
    [InlineData(typeof(QueueAsObject), FunctionRefusal.UnsupportedParameter)]
    [InlineData(typeof(ServiceParameter), FunctionRefusal.UnsupportedParameter)]
    [InlineData(typeof(QueueWithToken), FunctionRefusal.UnsupportedParameter)]
    [InlineData(typeof(ReturnsVoid), FunctionRefusal.UnsupportedReturn)]
    [InlineData(typeof(QueueReturnsResult), FunctionRefusal.UnsupportedReturn)]
    [InlineData(typeof(Underscore), FunctionRefusal.IllegalBindingName)]
    public void What_the_host_cannot_run_is_refused(Type trigger, FunctionRefusal reason)
    {
        var refusal = Should.Throw<FunctionRefusedException>(() => FunctionCatalogue.Search(trigger));
        refusal.Reason.ShouldBe(reason);
    }

    [Fact]
    public void An_argument_that_is_not_honoured_is_refused_only_when_it_says_something()
    {
        var honoured = FunctionCatalogue.HonouredArguments.ToDictionary(x => x.Key, x => x.Value);
        honoured[typeof(BlobTriggerAttribute)] = new HashSet<string>(["blobPath"]);

        var refusal = Should.Throw<FunctionRefusedException>(() =>
            FunctionCatalogue.Search([typeof(TakeBlob)], honoured)
        );
        refusal.Reason.ShouldBe(FunctionRefusal.UnknownArgument);
        FunctionCatalogue.Search([typeof(PlainSource)], honoured).Functions.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(typeof(StrangeToken), FunctionRefusal.UnsupportedParameter)]
    [InlineData(typeof(MissingSetting), FunctionRefusal.IllegalArgument)]
    [InlineData(typeof(MissingConnection), FunctionRefusal.IllegalArgument)]
    [InlineData(typeof(BadSchedule), FunctionRefusal.IllegalArgument)]
    [InlineData(typeof(BadPath), FunctionRefusal.IllegalArgument)]
    [InlineData(typeof(BadQueue), FunctionRefusal.IllegalArgument)]
    [InlineData(typeof(StrangeRouteToken), FunctionRefusal.UnsupportedParameter)]
    public async Task What_its_arguments_resolve_to_is_checked_before_any_work(Type trigger, FunctionRefusal reason)
    {
        var storage = new Storage("UseDevelopmentStorage=true");
        var refusal = await Should.ThrowAsync<FunctionRefusedException>(() =>
            RunningHost.StartAsync(storage, new Setup(), trigger)
        );
        refusal.Reason.ShouldBe(reason);
    }

    public static class NameWithSpace
    {
        [Function("Take in")]
        public static Task RunAsync([QueueTrigger("q")] string message) => Task.FromResult(message);
    }

    public static class NamedHost
    {
        [Function("Host")]
        public static Task RunAsync([QueueTrigger("q")] string message) => Task.FromResult(message);
    }

    public static class NameTwice
    {
        [Function("Take")]
        public static Task RunAsync([QueueTrigger("q")] string message) => Task.FromResult(message);

        [Function("take")]
        public static Task RunAgainAsync([QueueTrigger("q")] string message) => Task.FromResult(message);
    }

    public static class PrivateMethod
    {
        [Function("Take")]
        private static Task<string> RunAsync([QueueTrigger("q")] string message) => Task.FromResult(message);
    }

    public abstract class AbstractClass
    {
        [Function("Take")]
        public Task RunAsync([QueueTrigger("q")] string message) => Task.FromResult(message + GetHashCode());
    }

    public static class NoTrigger
    {
        [Function("Take")]
        public static Task RunAsync(string message) => Task.FromResult(message);
    }

    public static class TwoTriggers
    {
        [Function("Take")]
        public static Task RunAsync([QueueTrigger("q")] string one, [QueueTrigger("r")] string two) =>
            Task.FromResult(one + two);
    }

    public static class UnknownAttributeOnMethod
    {
        [Function("Take"), Description("A retry policy would look like this")]
        public static Task RunAsync([QueueTrigger("q")] string message) => Task.FromResult(message);
    }

    public static class UnknownAttributeOnParameter
    {
        [Function("Take")]
        public static Task RunAsync([HttpTrigger] HttpRequest request, [FromBody] string body) =>
            Task.FromResult((request, body));
    }

    public static class BlobAsStream
    {
        [Function("Take")]
        public static Task RunAsync([BlobTrigger("docs/{name}")] Stream blob) => Task.FromResult(blob);
    }

    public static class QueueAsObject
    {
        [Function("Take")]
        public static Task RunAsync([QueueTrigger("q")] Uri message) => Task.FromResult(message);
    }

    public static class ServiceParameter
    {
        [Function("Take")]
        public static Task RunAsync([QueueTrigger("q")] string message, TimeProvider clock) =>
            Task.FromResult((message, clock));
    }

    public static class QueueWithToken
    {
        [Function("Take")]
        public static Task RunAsync([QueueTrigger("q")] string message, string id) => Task.FromResult(message + id);
    }

    public static class ReturnsVoid
    {
        [Function("Take")]
        public static void Run([QueueTrigger("q")] string message) => _ = message;
    }

    public static class QueueReturnsResult
    {
        [Function("Take")]
        public static IActionResult Run([QueueTrigger("q")] string message) => new OkObjectResult(message);
    }

    public static class Underscore
    {
        [Function("Take")]
        public static Task RunAsync([QueueTrigger("q")] string the_message) => Task.FromResult(the_message);
    }

    public static class PlainSource
    {
        [Function("Take")]
        public static Task RunAsync(
            [BlobTrigger("docs/{name}", Source = BlobTriggerSource.LogsAndContainerScan)] BlobClient blob
        ) => Task.FromResult(blob);
    }

    public static class StrangeToken
    {
        [Function("Take")]
        public static Task RunAsync([BlobTrigger("docs/{name}")] BlobClient blob, string province) =>
            Task.FromResult((blob, province));
    }

    public static class MissingSetting
    {
        [Function("Take")]
        public static Task RunAsync([QueueTrigger("%Nowhere%")] string message) => Task.FromResult(message);
    }

    public static class MissingConnection
    {
        [Function("Take")]
        public static Task RunAsync([QueueTrigger("work", Connection = "Nowhere")] string message) =>
            Task.FromResult(message);
    }

    public static class BadSchedule
    {
        [Function("Take")]
        public static Task RunAsync([TimerTrigger("every day")] TimerInfo timer) => Task.FromResult(timer);
    }

    public static class BadPath
    {
        [Function("Take")]
        public static Task RunAsync([BlobTrigger("docs/{*name}")] BlobClient blob) => Task.FromResult(blob);
    }

    public static class BadQueue
    {
        [Function("Take")]
        public static Task RunAsync([QueueTrigger("Work_1")] string message) => Task.FromResult(message);
    }

    public static class StrangeRouteToken
    {
        [Function("Take")]
        public static Task RunAsync([HttpTrigger(Route = "take/{id}")] HttpRequest request, string name) =>
            Task.FromResult((request, name));
    }
}

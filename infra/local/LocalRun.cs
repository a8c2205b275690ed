using Pleno.Local.Services;

namespace Pleno.Local;

/// <summary>Everything that is up during a run on one machine.</summary>
internal sealed record LocalRun(
    LocalSettings Settings,
    LocalServices Services,
    LocalPipeline Pipeline,
    TimeProvider Clock
);

using System.Collections.Frozen;
using System.Text.Json.Serialization;

namespace Pleno.Areas;

/// <summary>The areas that take part in a contest, found by code and by parent.</summary>
public sealed class AreaTree
{
    private readonly FrozenDictionary<AreaCode, Area> _byCode;
    private readonly FrozenDictionary<AreaCode, IReadOnlyList<Area>> _byParent;

    /// <param name="all">Every area once, in the order of the codes.</param>
    [JsonConstructor]
    public AreaTree(IReadOnlyList<Area> all)
    {
        All = all;
        _byCode = all.ToFrozenDictionary(area => area.Code);
        _byParent = all.Where(area => area.Code.Parent is not null)
            .GroupBy(area => area.Code.Parent!.Value)
            .ToFrozenDictionary(
                group => group.Key,
                IReadOnlyList<Area> (group) => [.. group.OrderBy(area => area.Code)]
            );
    }

    public IReadOnlyList<Area> All { get; }

    /// <summary>The area with this code, or null when it does not take part.</summary>
    public Area? Find(AreaCode code) => _byCode.GetValueOrDefault(code);

    /// <summary>The areas directly below, in the order of their codes; empty when none takes part.</summary>
    public IReadOnlyList<Area> ChildrenOf(AreaCode parent) => _byParent.GetValueOrDefault(parent, []);

    public IEnumerable<Area> AtLevel(AreaLevel level) => All.Where(area => area.Code.Level == level);
}

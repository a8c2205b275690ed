using Pleno.Intake;

namespace Pleno.Board;

/// <summary>The states as the board names them: Indonesian, then English.</summary>
public static class BoardWords
{
    public static string Of(DocumentStatus? status) =>
        status switch
        {
            null => "belum ada / none",
            DocumentStatus.Received => "diterima berkasnya / received",
            DocumentStatus.Unreadable => "tidak terbaca / unreadable",
            DocumentStatus.Read => "menunggu / waiting",
            DocumentStatus.Rejected => "ditolak / rejected",
            DocumentStatus.NeedsExplanation => "perlu penjelasan / needs explanation",
            DocumentStatus.Accepted => "sah / accepted",
            _ => "digantikan / superseded",
        };
}

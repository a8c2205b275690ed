namespace Pleno.Tests.Azure;

/// <summary>How much comes, what each thing costs, and what there is: the figures of docs/capacity.md, each in one place.</summary>
internal static class CapacityModel
{
    // Pilkada 2024: 37 for governor, 415 for bupati, 93 for walikota.
    public const int Contests = 545;
    public const int ContestsForGovernor = 37;
    public const int KabKota = 514;
    public const int Kecamatan = 7277;

    // Governor, and bupati or walikota: nearly every place has both, so two is at most a little too much.
    public const int FormsPerPlace = 2;
    public const int Documents = (Kecamatan * FormsPerPlace) + (KabKota * FormsPerPlace) + ContestsForGovernor;

    // One document in five comes a second time; each comes with the scan of its signed form.
    public const double VersionsPerDocument = 1.2;
    public const int FilesPerVersion = 2;
    public const int LettersPerFile = 10;

    public static double Uploads => Documents * VersionsPerDocument * FilesPerVersion;

    public static double Letters => Uploads * LettersPerFile;

    // Half of everything in the six hours of one night; in its worst quarter of an hour five times as much as on the average of that night.
    public const double ShareOfTheNight = 0.5;
    public const int NightSeconds = 6 * 3600;
    public const double Burst = 5;
    public const int BurstSeconds = 15 * 60;

    // Requests to the storage; CapacityTests count them.
    public const int RequestsPerUpload = 60;
    public const int RequestsPerLetter = 25;
    public const int RequestsPerEvent = 20;
    public const int HostRequestsPerMessage = 6;
    public const int HeadReadsPerUpload = 2;
    public const int HeadReadsPerLetter = 3;
    public const int ReadinessRequestsPerContest = 5;

    // Seconds: a scan of some MB is read, compared and judged; a letter is composed and handed over.
    public const double SecondsPerUpload = 2;
    public const double SecondsPerLetter = 0.6;
    public const double SecondsPerRequest = 0.005;

    // What there is.
    public const double AccountRequests = 20_000;
    public const double PartitionRows = 2_000;
    public const double SendGridLetters = 100;
    public const double PromisedSeconds = 10;

    /// <summary>Seconds between the decisions of the platform to add an instance, and how many it adds.</summary>
    public const int ScaleEvery = 10;
}

/// <summary>What a night comes to.</summary>
/// <param name="UploadsPerSecond">At its worst.</param>
/// <param name="LettersPerSecond">Handed over, at its worst.</param>
/// <param name="RequestsPerSecond">To the storage, at its worst.</param>
/// <param name="HeadReadsPerSecond">Of the one partition that every step reads, at its worst.</param>
/// <param name="UploadInstances">Most instances that take in uploads.</param>
/// <param name="LetterInstances">Most instances that send.</param>
/// <param name="UploadWait">Longest an upload waited before it was taken in, seconds.</param>
/// <param name="LetterWait">Longest a letter waited before it was sent, seconds.</param>
internal sealed record CapacityNight(
    double UploadsPerSecond,
    double LettersPerSecond,
    double RequestsPerSecond,
    double HeadReadsPerSecond,
    int UploadInstances,
    int LetterInstances,
    double UploadWait,
    double LetterWait
);

/// <summary>Plays the busiest night second by second: uploads come, instances are added, letters follow.</summary>
/// <param name="blobsAtOnce">Blobs that one instance takes in at a time: host.json.</param>
/// <param name="lettersAtOnce">Letters that one instance sends at a time: host.json.</param>
/// <param name="instances">Most instances of the app: the template.</param>
internal sealed class CapacitySimulation(int blobsAtOnce, int lettersAtOnce, int instances)
{
    /// <param name="factor">How many times the load of the country.</param>
    public CapacityNight Run(double factor)
    {
        var (uploads, letters) = (
            new Station(blobsAtOnce, CapacityModel.SecondsPerUpload),
            new Station(lettersAtOnce, CapacityModel.SecondsPerLetter)
        );
        double uploadPeak = 0,
            letterPeak = 0,
            requestPeak = 0,
            headPeak = 0;
        for (var second = 0; second < CapacityModel.NightSeconds; second++)
        {
            var coming = factor * Coming(second);
            var taken = uploads.Step(coming, second, instances - letters.Instances);
            var sent = letters.Step(taken * CapacityModel.LettersPerFile, second, instances - uploads.Instances);
            uploadPeak = Math.Max(uploadPeak, coming);
            letterPeak = Math.Max(letterPeak, sent);
            requestPeak = Math.Max(requestPeak, Requests(taken, sent));
            headPeak = Math.Max(
                headPeak,
                (taken * CapacityModel.HeadReadsPerUpload) + (sent * CapacityModel.HeadReadsPerLetter)
            );
        }

        return new CapacityNight(
            uploadPeak,
            letterPeak,
            requestPeak,
            headPeak,
            uploads.MostInstances,
            letters.MostInstances,
            uploads.LongestWait,
            letters.LongestWait
        );
    }

    /// <summary>The load, in tenths of the country's, from which on something is so; null when not even at a hundred times.</summary>
    public double? FirstAt(Func<CapacityNight, bool> isSo)
    {
        var (below, above) = (0.0, 100.0);
        if (!isSo(Run(above)))
        {
            return null;
        }

        while (above - below > 0.05)
        {
            var middle = (below + above) / 2;
            (below, above) = isSo(Run(middle)) ? (below, middle) : (middle, above);
        }

        return Math.Round(above, 1);
    }

    /// <summary>Uploads in this second of the night: a burst in its middle, and the rest evenly.</summary>
    private static double Coming(int second)
    {
        var average = CapacityModel.Uploads * CapacityModel.ShareOfTheNight / CapacityModel.NightSeconds;
        const int Start = (CapacityModel.NightSeconds - CapacityModel.BurstSeconds) / 2;
        var isBurst = second >= Start && second < Start + CapacityModel.BurstSeconds;
        var inBurst = CapacityModel.BurstSeconds * CapacityModel.Burst;
        return isBurst
            ? average * CapacityModel.Burst
            : average
                * (CapacityModel.NightSeconds - inBurst)
                / (CapacityModel.NightSeconds - CapacityModel.BurstSeconds);
    }

    /// <summary>Each upload and each letter is a message of the host as well; of each letter two events come back.</summary>
    private static double Requests(double taken, double sent) =>
        (taken * (CapacityModel.RequestsPerUpload + CapacityModel.HostRequestsPerMessage))
        + (
            sent
            * (
                CapacityModel.RequestsPerLetter
                + CapacityModel.HostRequestsPerMessage
                + (2 * CapacityModel.RequestsPerEvent)
            )
        );

    /// <summary>A group of functions with its queue.</summary>
    private sealed class Station(int atOnce, double seconds)
    {
        private double _waiting;

        public int Instances { get; private set; } = 1;

        public int MostInstances { get; private set; } = 1;

        public double LongestWait { get; private set; }

        /// <summary>One second: what comes waits, what can be done is done, and the platform looks whether that is enough.</summary>
        public double Step(double coming, int second, int most)
        {
            var perSecond = Instances * atOnce / seconds;
            _waiting += coming;
            var done = Math.Min(_waiting, perSecond);
            _waiting -= done;
            LongestWait = Math.Max(LongestWait, _waiting / perSecond);
            if (second % CapacityModel.ScaleEvery == 0)
            {
                Instances = _waiting > 0 && Instances < most ? Instances + 1 : Instances;
                MostInstances = Math.Max(MostInstances, Instances);
            }

            return done;
        }
    }
}

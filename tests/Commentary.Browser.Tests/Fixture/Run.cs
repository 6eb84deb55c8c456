[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(FurnishedBuilding))]
// Two at a time: each has a server and a browser to share two cores with.
[assembly: Xunit.v3.Parallelization(MaxThreads = 2)]

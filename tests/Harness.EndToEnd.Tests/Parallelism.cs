// Many tests wait for clocks, processes and sockets; more of them than there are cores can do so at once.
[assembly: NUnit.Framework.LevelOfParallelism(4)]

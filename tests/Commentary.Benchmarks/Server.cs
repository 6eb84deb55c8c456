using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Commentary.Benchmarks;

/// <summary>A server in a process of its own on loopback, what it costs, and a client that keeps its connections.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process process;
    private readonly List<Socket> connections = [];

    public int Port { get; }

    private Server(Process process, int port)
    {
        (this.process, Port) = (process, port);
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
    }

    /// <summary>All that a command prints.</summary>
    public static async Task<string> Prints(params string[] arguments)
    {
        using var command = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true }
        )!;
        var printed = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return printed;
    }

    public static async Task<Server> Start(params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument.Replace("{port}", port.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var started = Process.Start(start)!;
        var server = new Server(started, port);
        for (var tries = 0; tries < 1200; tries++)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return server;
            }
            catch (SocketException)
            {
                await Task.Delay(25);
            }
        }
        throw new InvalidOperationException("The server does not listen.");
    }

    /// <summary>Bytes of physical memory that the process has now.</summary>
    public long Memory =>
        File.ReadLines($"/proc/{process.Id}/status")
            .Where(l => l.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(l => long.Parse(l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024)
            .First();

    /// <summary>Nanoseconds of processor time of all threads (proc(5), schedstat).</summary>
    private long ProcessorTime =>
        Directory
            .EnumerateDirectories($"/proc/{process.Id}/task")
            .Sum(thread =>
            {
                try
                {
                    return long.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture);
                }
                catch (IOException)
                {
                    return 0;
                }
            });

    /// <summary>Sends requests on every connection by turns, and says what one cost the server, in microseconds of processor time.</summary>
    public async Task<double> Cost(IReadOnlyList<byte[]> requests, int connectionCount, int perConnection)
    {
        while (connections.Count < connectionCount)
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(IPAddress.Loopback, Port);
            connections.Add(socket);
        }
        var before = ProcessorTime;
        await Task.WhenAll(
            connections.Select(
                (socket, c) =>
                    Task.Factory.StartNew(
                        () => Ask(socket, requests, c * 7919, perConnection),
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
            )
        );
        return (ProcessorTime - before) / 1000d / (connectionCount * perConnection);
    }

    public async Task<string> Once(byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Port);
        await client.GetStream().WriteAsync(request);
        var buffer = new byte[16384];
        var read = await client.GetStream().ReadAsync(buffer);
        return Encoding.Latin1.GetString(buffer, 0, read);
    }

    private static void Ask(Socket socket, IReadOnlyList<byte[]> requests, int from, int count)
    {
        var buffer = new byte[32768];
        for (var i = 0; i < count; i++)
        {
            socket.Send(requests[(from + i) % requests.Count]);
            var (have, need) = (0, int.MaxValue);
            while (have < need)
            {
                var read = socket.Receive(buffer, have, buffer.Length - have, SocketFlags.None);
                if (read == 0)
                    throw new InvalidOperationException("The server closed a connection.");
                have += read;
                if (need == int.MaxValue && buffer.AsSpan(0, have).IndexOf("\r\n\r\n"u8) is > 0 and var head)
                    need = head + 4 + Length(buffer.AsSpan(0, head));
            }
        }
    }

    private static int Length(ReadOnlySpan<byte> head)
    {
        // It has no body, and need not say so (RFC 9110, 15.4.5).
        if (head.StartsWith("HTTP/1.1 304"u8))
            return 0;
        var at = head.IndexOf("Content-Length: "u8);
        return at < 0 || !System.Buffers.Text.Utf8Parser.TryParse(head[(at + 16)..], out int length, out _)
            ? throw new InvalidOperationException("An answer without a length.")
            : length;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        connections.ForEach(c => c.Dispose());
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

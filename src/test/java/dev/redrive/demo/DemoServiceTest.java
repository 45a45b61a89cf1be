package dev.redrive.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How the service opens, whom it can be reached by, and what it leaves behind. */
class DemoServiceTest {

    @Test
    void eachService_hasAKeyOfItsOwn_thatCannotBeChanged() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                DemoService one = start(executor, 1);
                DemoService other = start(executor, 2)) {
            assertThat(new String(one.key())).matches("demo-[0-9a-f]{32}");
            assertThat(one.key()).isNotEqualTo(other.key());
            assertThat(one.address()).isNotEqualTo(other.address());
            one.key()[0] = 'X';
            assertThat(one.key()).startsWith('d');
        }
    }

    @Test
    void noOtherAddressOfThisMachineReachesIt() throws Exception {
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
                DemoService demo = start(executor, 1)) {
            int port = demo.address().getPort();
            Set<InetAddress> others = new HashSet<>();
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .forEach(others::add);
            others.remove(InetAddress.ofLiteral("127.0.0.1"));
            others.add(InetAddress.ofLiteral("127.0.0.2"));

            for (InetAddress other : others) {
                assertThatIOException().as(other.toString()).isThrownBy(() -> connect(other, port));
            }
        }
    }

    @Test
    void closingLeavesNoThreadAndNoPort() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(2);
        // Threads are born into their maker's group, so this one ends up with the service's own.
        ThreadGroup own = new ThreadGroup("demo service");
        FutureTask<DemoService> starting = new FutureTask<>(() -> start(executor, 1));
        new Thread(own, starting).start();
        DemoService demo = starting.get();
        int port = demo.address().getPort();
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (Socket idle = new Socket(loopback, port);
                Socket halfSent = new Socket(loopback, port)) {
            idle.getOutputStream().write(get(port, ""));
            assertThat(idle.getInputStream().read()).isEqualTo('H');
            halfSent.getOutputStream().write(get(port, "Content-Length: 9\r\n"));
            List<Thread> threads = threads(own);
            assertThat(threads).isNotEmpty();

            demo.close();
            demo.close();

            for (Thread thread : threads) {
                assertThat(thread.join(Duration.ofSeconds(10))).as(thread.getName()).isTrue();
            }
            assertThat(threads(own)).isEmpty();
            executor.shutdown();
            assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
            assertThatIOException().isThrownBy(() -> connect(loopback, port));
        }
    }

    private static List<Thread> threads(ThreadGroup group) {
        Thread[] found = new Thread[20];
        return List.of(Arrays.copyOf(found, group.enumerate(found)));
    }

    private static byte[] get(int port, String header) {
        String request = "GET / HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + header + "\r\n";
        return request.getBytes(US_ASCII);
    }

    private static DemoService start(ExecutorService executor, int seed) throws IOException {
        return DemoService.start(
                Scenario.QUIET_DAY,
                InstantSource.system(),
                new SplittableRandom(seed),
                executor,
                _ -> {});
    }

    private static void connect(InetAddress address, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
        }
    }
}

package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleWindowTest {

    @TempDir Path folder;

    @Test
    void theSecondStartBringsTheFirstToTheFront() throws Exception {
        Path home = folder.resolve("home");
        CountDownLatch shown = new CountDownLatch(2);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SingleWindow first = Objects.requireNonNull(SingleWindow.claimOrShow(home))) {
            first.listen(threads, shown::countDown);

            assertThat(SingleWindow.claimOrShow(home)).isNull();
            assertThat(SingleWindow.claimOrShow(home)).isNull();
            assertThat(shown.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aClosedWindowIsNoObstacle() throws Exception {
        Objects.requireNonNull(SingleWindow.claimOrShow(folder)).close();

        try (SingleWindow next = SingleWindow.claimOrShow(folder)) {
            assertThat(next).isNotNull();
        }
    }

    @Test
    void whatAKillLeftBehindIsNoObstacle() throws Exception {
        // A kill leaves the lock's file without a lock, and a socket nobody listens at.
        Files.createFile(folder.resolve("window.lock"));
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(folder.resolve("window.sock")));
        }
        assertThat(folder.resolve("window.sock")).exists();

        try (SingleWindow next = SingleWindow.claimOrShow(folder)) {
            assertThat(next).isNotNull();
        }
    }

    @Test
    void aFolderWithALongNameHasAWindowToo() throws Exception {
        Path home = folder.resolve("a".repeat(120));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SingleWindow first = Objects.requireNonNull(SingleWindow.claimOrShow(home))) {
            first.listen(threads, () -> {});

            assertThat(SingleWindow.bringToFront(home)).isTrue();
        }
    }

    @Test
    void eachHomeHasItsOwnWindow() throws Exception {
        try (SingleWindow one = SingleWindow.claimOrShow(folder.resolve("one"));
                SingleWindow two = SingleWindow.claimOrShow(folder.resolve("two"))) {
            assertThat(one).isNotNull();
            assertThat(two).isNotNull();
        }
    }
}

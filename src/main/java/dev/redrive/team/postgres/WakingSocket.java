package dev.redrive.team.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose reader can be woken as if its time was over, which the driver takes for "no news".
 * What arrives is read on another thread, so that neither waking nor a timeout needs polling. One
 * reader.
 */
final class WakingSocket extends Socket {

    private static final int MOST = 1 << 14;

    private final Executor pumps;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] arrived = new byte[MOST];

    // Guarded by the lock.
    private int from;
    private int to;
    private boolean isAtEnd;
    private @Nullable IOException failure;
    private int timeout;
    private boolean mayWake;
    private boolean isWoken;
    private @Nullable InputStream reader;

    /**
     * @param pumps runs one command for as long as the socket is open, on a thread that may block
     */
    WakingSocket(Executor pumps) {
        this.pumps = pumps;
    }

    /** Ends the wait for news, or the next one. Any thread. */
    void wake() {
        lock.lock();
        try {
            isWoken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the reader waits for news now, and not for an answer. */
    void mayWake(boolean may) {
        lock.lock();
        try {
            mayWake = may;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        lock.lock();
        try {
            if (reader == null) {
                InputStream source = super.getInputStream();
                try {
                    pumps.execute(() -> pump(source));
                } catch (RejectedExecutionException e) {
                    throw new IOException("the program ends", e);
                }
                reader = new Reader();
            }
            return reader;
        } finally {
            lock.unlock();
        }
    }

    /** Of the reader; the thread that reads the socket waits without an end. */
    @Override
    public void setSoTimeout(int millis) {
        lock.lock();
        try {
            timeout = millis;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int getSoTimeout() {
        lock.lock();
        try {
            return timeout;
        } finally {
            lock.unlock();
        }
    }

    private void pump(InputStream source) {
        byte[] buffer = new byte[MOST];
        try {
            int read = source.read(buffer);
            while (read >= 0) {
                handOver(buffer, read);
                read = source.read(buffer);
            }
            end(null);
        } catch (IOException e) {
            end(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(new InterruptedIOException("the program ends"));
        }
    }

    private void handOver(byte[] buffer, int length) throws InterruptedException {
        lock.lock();
        try {
            while (from < to) {
                changed.await();
            }
            System.arraycopy(buffer, 0, arrived, 0, length);
            from = 0;
            to = length;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void end(@Nullable IOException why) {
        lock.lock();
        try {
            isAtEnd = true;
            failure = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            end(new SocketException("closed"));
        }
    }

    private final class Reader extends InputStream {

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            int length = read(one, 0, 1);
            return length < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int at, int most) throws IOException {
            Objects.checkFromIndexSize(at, most, into.length);
            if (most == 0) {
                return 0;
            }
            lock.lock();
            try {
                if (!awaitArrival()) {
                    return -1;
                }
                int length = Math.min(most, to - from);
                System.arraycopy(arrived, from, into, at, length);
                from += length;
                if (from == to) {
                    changed.signalAll();
                }
                return length;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SocketException("interrupted", e);
            } finally {
                lock.unlock();
            }
        }

        /** Whether something is there; otherwise nothing comes any more. */
        private boolean awaitArrival() throws IOException, InterruptedException {
            long left = TimeUnit.MILLISECONDS.toNanos(timeout);
            boolean isEndless = timeout == 0;
            while (from == to) {
                if (isAtEnd) {
                    if (failure != null) {
                        throw new SocketException("the connection has ended", failure);
                    }
                    return false;
                }
                if (mayWake && isWoken) {
                    isWoken = false;
                    throw new SocketTimeoutException("woken");
                }
                if (isEndless) {
                    changed.await();
                } else if (left <= 0) {
                    throw new SocketTimeoutException("nothing came within " + timeout + " ms");
                } else {
                    left = changed.awaitNanos(left);
                }
            }
            return true;
        }

        @Override
        public int available() {
            lock.lock();
            try {
                return to - from;
            } finally {
                lock.unlock();
            }
        }
    }
}

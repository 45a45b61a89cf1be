package dev.redrive.receiver;

import dev.redrive.base.Causes;
import dev.redrive.base.RetryAfter;
import dev.redrive.connection.Network;
import dev.redrive.connection.ProxyPassword.UnusableProxyPasswordException;
import dev.redrive.connection.ProxyWay;
import dev.redrive.connection.UntrustedCertificateException;
import dev.redrive.receiver.Seen.Why;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * One check, step by step, on one connection of its own. Written on sockets, not with Java's
 * client, so that each step has its own limit and nothing is sent twice. Used once.
 */
final class Visit implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Visit.class.getName());
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int PROXY_LOGIN = 407;

    private final URI address;
    private final Network network;
    private final String userAgent;
    private final ReceiverCheck.Threads threads;
    private final Duration limit;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private volatile @Nullable Socket open;
    private volatile boolean isEnded;
    private long stepBegun;
    private long stepEnded;

    /** A step that ends the check, with what was seen. */
    private static final class EndedException extends Exception {

        @java.io.Serial private static final long serialVersionUID = 1L;

        private final transient Seen seen;

        EndedException(Seen seen) {
            super("the check ended", null, false, false);
            this.seen = seen;
        }

        EndedException(Why why) {
            this(new Seen.Unreachable(why));
        }
    }

    Visit(
            URI address,
            Network network,
            String userAgent,
            ReceiverCheck.Threads threads,
            Duration limit,
            InstantSource clock,
            LongSupplier nanos) {
        this.address = address;
        this.network = network;
        this.userAgent = userAgent;
        this.threads = threads;
        this.limit = limit;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Goes through the steps until one ends the check. */
    Seen go() throws InterruptedException {
        try {
            return steps();
        } catch (EndedException e) {
            return e.seen;
        }
    }

    /** How long the last step took. */
    Duration took() {
        return Duration.ofNanos(stepEnded - stepBegun);
    }

    private Seen steps() throws EndedException, InterruptedException {
        String host = withoutBrackets(address.getHost());
        boolean isSecure = "https".equals(address.getScheme());
        int port = address.getPort() >= 0 ? address.getPort() : isSecure ? HTTPS : HTTP;
        InetSocketAddress proxy =
                network.wayTo(address) instanceof ProxyWay.Through(var through, _) ? through : null;
        Socket socket =
                proxy == null
                        ? connected(host, port)
                        : throughProxy(proxy, address.getHost() + ":" + port);
        if (!isSecure) {
            return answer(socket, null);
        }
        SSLSocket secure = secure(socket, host, port);
        return answer(secure, expiry(secure));
    }

    private Socket connected(String host, int port) throws EndedException, InterruptedException {
        try {
            List<InetAddress> found =
                    step(threads.names(), () -> List.of(InetAddress.getAllByName(host)));
            return step(threads.steps(), () -> connect(found, port));
        } catch (IOException e) {
            throw new EndedException(whyNotConnected(e));
        }
    }

    private Socket connect(List<InetAddress> found, int port) throws IOException {
        // One address that is silent must not take the time of the others.
        int millis = (int) Math.max(1, limit.toMillis() / Math.max(1, found.size()));
        IOException failure = new ConnectException("no address");
        for (InetAddress one : found) {
            Socket socket = new Socket();
            open = socket;
            try {
                socket.connect(new InetSocketAddress(one, port), millis);
                if (!isEnded) {
                    return socket;
                }
                failure = new SocketTimeoutException("the step has ended");
            } catch (IOException e) {
                failure = e;
            }
            socket.close();
        }
        throw failure;
    }

    private static Why whyNotConnected(IOException failure) {
        return switch (failure) {
            case UnknownHostException _ -> Why.UNKNOWN_NAME;
            case SocketTimeoutException _ -> Why.TIMED_OUT;
            case NoRouteToHostException _ -> Why.NO_ROUTE;
            case ConnectException e -> {
                String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
                yield said.contains("refused")
                        ? Why.REFUSED
                        : said.contains("timed out") ? Why.TIMED_OUT : Why.NO_ROUTE;
            }
            case SocketException e when String.valueOf(e.getMessage()).contains("unreachable") ->
                    Why.NO_ROUTE;
            default -> other(failure);
        };
    }

    /** Only of what type it is: its message may hold the address. */
    private static Why other(Throwable failure) {
        LOG.log(Level.DEBUG, "a receiver check failed: {0}", failure.getClass().getName());
        return Why.OTHER;
    }

    private Socket throughProxy(InetSocketAddress proxy, String target)
            throws EndedException, InterruptedException {
        Socket socket;
        try {
            socket = connected(proxy.getHostString(), proxy.getPort());
        } catch (EndedException _) {
            throw new EndedException(Why.PROXY_UNREACHABLE);
        }
        Head head;
        try {
            List<String> headers = new ArrayList<>(List.of("Host: " + target, userAgent));
            String authorization = network.authorization();
            if (authorization != null) {
                headers.add("Proxy-Authorization: " + authorization);
            }
            byte[] request = Head.request("CONNECT", target, headers);
            // Byte by byte, as what follows the head belongs to the tunnel.
            head = step(threads.steps(), () -> exchange(socket, request, false));
        } catch (UnusableProxyPasswordException _) {
            throw new EndedException(Why.PROXY_LOGIN);
        } catch (SocketTimeoutException _) {
            throw new EndedException(Why.TIMED_OUT);
        } catch (IOException _) {
            throw new EndedException(Why.PROXY_REFUSED);
        }
        if (head == null || head.status() / 100 != 2) {
            throw new EndedException(
                    head != null && head.status() == PROXY_LOGIN
                            ? Why.PROXY_LOGIN
                            : Why.PROXY_REFUSED);
        }
        return socket;
    }

    private SSLSocket secure(Socket socket, String host, int port)
            throws EndedException, InterruptedException {
        try {
            return step(
                    threads.steps(),
                    () -> {
                        SSLSocket secure =
                                (SSLSocket)
                                        network.handshake()
                                                .secure()
                                                .getSocketFactory()
                                                .createSocket(socket, host, port, true);
                        SSLParameters parameters = secure.getSSLParameters();
                        parameters.setEndpointIdentificationAlgorithm("HTTPS");
                        parameters.setApplicationProtocols(new String[] {"http/1.1"});
                        secure.setSSLParameters(parameters);
                        secure.startHandshake();
                        return secure;
                    });
        } catch (IOException e) {
            UntrustedCertificateException untrusted =
                    Causes.find(e, UntrustedCertificateException.class);
            if (untrusted != null) {
                throw new EndedException(
                        new Seen.Untrusted(
                                untrusted.problem(),
                                untrusted.facts().from(),
                                untrusted.facts().until()));
            }
            throw new EndedException(
                    e instanceof SocketTimeoutException ? Why.TIMED_OUT : Why.NOT_SECURE);
        }
    }

    /** The first moment at which a certificate that was sent expires. */
    private static @Nullable Instant expiry(SSLSocket secure) {
        try {
            return Arrays.stream(secure.getSession().getPeerCertificates())
                    .filter(X509Certificate.class::isInstance)
                    .map(one -> ((X509Certificate) one).getNotAfter().toInstant())
                    .min(Instant::compareTo)
                    .orElse(null);
        } catch (SSLException _) {
            return null;
        }
    }

    private Seen answer(Socket socket, @Nullable Instant until)
            throws EndedException, InterruptedException {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        String query = address.getRawQuery();
        byte[] request =
                Head.request(
                        "OPTIONS",
                        query == null ? path : path + "?" + query,
                        List.of(
                                "Host: " + authority(),
                                userAgent,
                                "Accept: */*",
                                "Connection: close"));
        Head head;
        try {
            head = step(threads.steps(), () -> exchange(socket, request, true));
        } catch (IOException e) {
            throw new EndedException(whyNotAnswered(e));
        }
        if (head == null) {
            return new Seen.NotHttp();
        }
        Duration retryAfter =
                head.all("Retry-After")
                        .findFirst()
                        .map(value -> RetryAfter.read(value, clock.instant()))
                        .filter(Duration::isPositive)
                        .orElse(null);
        return new Seen.Answered(head.status(), head.isPage(), retryAfter, until);
    }

    private String authority() {
        return address.getPort() < 0
                ? address.getHost()
                : address.getHost() + ":" + address.getPort();
    }

    private static Why whyNotAnswered(IOException failure) {
        return switch (failure) {
            case SocketTimeoutException _ -> Why.TIMED_OUT;
            case EOFException _ -> Why.CUT;
            case SSLException e ->
                    Causes.find(e, EOFException.class) == null
                                    && Causes.find(e, SocketException.class) == null
                            ? Why.NOT_SECURE
                            : Why.CUT;
            case SocketException _ -> Why.CUT;
            default -> other(failure);
        };
    }

    private static @Nullable Head exchange(Socket socket, byte[] request, boolean isLast)
            throws IOException {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
        return Head.read(
                isLast
                        ? new BufferedInputStream(socket.getInputStream())
                        : socket.getInputStream());
    }

    /**
     * Runs a step, and ends it with its connection once it takes too long.
     *
     * @throws SocketTimeoutException then
     */
    @SuppressWarnings("NullAway") // What a step returns may be null where its caller says so.
    private <T extends @Nullable Object> T step(Executor on, Callable<T> work)
            throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(work);
        stepBegun = nanos.getAsLong();
        boolean isDone = false;
        try {
            on.execute(task);
            T result = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            isDone = true;
            return result;
        } catch (TimeoutException _) {
            throw new SocketTimeoutException("a step took too long");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException why ? why : new IOException(e.getCause());
        } catch (RejectedExecutionException _) {
            throw new InterruptedException("the program closes");
        } finally {
            stepEnded = nanos.getAsLong();
            if (!isDone) {
                task.cancel(true);
                close();
            }
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** Ends the connection, whatever waits for it. */
    @Override
    public void close() {
        isEnded = true;
        Socket socket = open;
        if (socket != null) {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a connection did not close: {0}", e.getClass().getName());
            }
        }
    }
}

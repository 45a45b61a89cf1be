package dev.redrive.enterprise.http;

import dev.redrive.enterprise.http.Exchange.Exchanged.Answer;
import dev.redrive.enterprise.http.Exchange.Exchanged.Broken;
import dev.redrive.enterprise.http.Exchange.Exchanged.Ending;
import dev.redrive.enterprise.http.Exchange.Exchanged.TimedOut;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** One request and its answer within a limit that includes the body. */
final class Exchange {

    private Exchange() {}

    /**
     * Sends the request and waits. However the wait ends, the exchange ends with it: its connection
     * is closed.
     *
     * @throws InterruptedException when the thread was interrupted; nothing is sent when it was so
     *     before the call
     */
    static Exchanged of(HttpClient client, HttpRequest request, Duration limit, int bodyBytes)
            throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        AnswerCollector collector = new AnswerCollector(bodyBytes);
        // The client's own request timeout covers only the headers, and a body may stall for ever.
        CompletableFuture<HttpResponse<Void>> sent = client.sendAsync(request, collector);
        try {
            HttpResponse<Void> response = sent.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            // A proxy's answer to the request for a tunnel has no body that could be collected.
            return answerOr(
                    collector,
                    Ending.COMPLETE,
                    new Answer(response.statusCode(), response.headers(), "", Ending.COMPLETE));
        } catch (TimeoutException _) {
            return answerOr(collector, Ending.TIMED_OUT, new TimedOut());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return answerOr(collector, Ending.BROKEN, new Broken(cause));
        } finally {
            sent.cancel(true);
        }
    }

    private static Exchanged answerOr(AnswerCollector collector, Ending ending, Exchanged without) {
        Answer answer = collector.answer(ending);
        return answer == null ? without : answer;
    }

    /** What came of one exchange, before it is judged. */
    sealed interface Exchanged {

        /**
         * A status came back.
         *
         * @param body what was read of the body
         * @param ending how the reading of the body ended
         */
        record Answer(int status, HttpHeaders headers, String body, Ending ending)
                implements Exchanged {

            boolean isSuccess() {
                return status >= 200 && status < 300;
            }
        }

        /** The limit of the whole exchange passed without a status. */
        record TimedOut() implements Exchanged {}

        /** The exchange broke before a status came. */
        record Broken(Throwable cause) implements Exchanged {}

        /** How the reading of a body ended. */
        enum Ending {
            COMPLETE,
            TOO_LARGE,
            /** It came whole and compressed, and cannot be decompressed. */
            DAMAGED,
            TIMED_OUT,
            BROKEN
        }
    }

    /**
     * Collects one answer up to a limit. Unlike the JDK's own handlers it keeps the status and what
     * was read when the body is too large, stalls or breaks off. Filled by the client's threads,
     * read by the caller's.
     */
    static final class AnswerCollector implements BodyHandler<Void>, BodySubscriber<Void> {

        private final int limit;
        private final CompletableFuture<Void> read = new CompletableFuture<>();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private @Nullable ResponseInfo head;
        private @Nullable Subscription subscription;
        private boolean tooLarge;

        AnswerCollector(int limit) {
            this.limit = limit;
        }

        /** What has come so far; null while there is no status. */
        synchronized @Nullable Answer answer(Ending ending) {
            if (head == null) {
                return null;
            }
            AnswerBody read = AnswerBody.of(body.toByteArray(), limit);
            boolean whole = ending == Ending.COMPLETE && !tooLarge;
            return new Answer(
                    head.statusCode(),
                    head.headers(),
                    read.text(),
                    tooLarge ? Ending.TOO_LARGE : whole ? read.ending() : ending);
        }

        @Override
        public synchronized BodySubscriber<Void> apply(ResponseInfo responseInfo) {
            head = responseInfo;
            return this;
        }

        @Override
        public CompletionStage<Void> getBody() {
            return read;
        }

        @Override
        public void onSubscribe(Subscription given) {
            synchronized (this) {
                subscription = given;
            }
            given.request(1);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            Subscription source;
            boolean enough;
            synchronized (this) {
                parts.forEach(this::append);
                source = subscription;
                enough = tooLarge;
            }
            if (enough) {
                // The order matters: the cancelled client may report an error, which then comes
                // late.
                read.complete(null);
                if (source != null) {
                    source.cancel();
                }
            } else if (source != null) {
                source.request(1);
            }
        }

        private void append(ByteBuffer part) {
            int room = limit - body.size();
            if (part.remaining() > room) {
                tooLarge = true;
            }
            byte[] bytes = new byte[Math.min(room, part.remaining())];
            part.get(bytes);
            body.writeBytes(bytes);
        }

        @Override
        public void onError(Throwable failure) {
            read.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            read.complete(null);
        }
    }

    /**
     * A body as text: in UTF-8, or as its byte order mark says, without that mark. A gzip body,
     * although never requested, is decompressed up to the limit.
     *
     * @param text what can be read of it
     * @param ending how the decompressing ended; complete when there was none to do
     */
    record AnswerBody(String text, Ending ending) {

        private static final int GZIP_1 = 0x1f;
        private static final int GZIP_2 = 0x8b;
        private static final char MARK = '\uFEFF';

        /**
         * Reads a body.
         *
         * @param limit the most bytes it may have when it is decompressed
         */
        static AnswerBody of(byte[] bytes, int limit) {
            // By its first bytes, because a gateway may unpack a body and leave the header as it
            // was.
            boolean compressed =
                    bytes.length >= 2 && (bytes[0] & 0xff) == GZIP_1 && (bytes[1] & 0xff) == GZIP_2;
            return compressed
                    ? decompressed(bytes, limit)
                    : new AnswerBody(decoded(bytes), Ending.COMPLETE);
        }

        private static AnswerBody decompressed(byte[] bytes, int limit) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            Ending ending = new Gunzip(bytes).into(plain, limit);
            return new AnswerBody(decoded(plain.toByteArray()), ending);
        }

        private static String decoded(byte[] bytes) {
            String text = new String(bytes, charset(bytes));
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        }

        private static Charset charset(byte[] bytes) {
            if (bytes.length >= 2 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff) {
                return StandardCharsets.UTF_16BE;
            }
            return bytes.length >= 2 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
                    ? StandardCharsets.UTF_16LE
                    : StandardCharsets.UTF_8;
        }

        /**
         * Decompresses one gzip (RFC 1952) with one member and nothing behind it. Java's own stream
         * goes from member to member recursively, so that some thousand empty ones overflow the
         * stack.
         */
        static final class Gunzip {

            private static final int HEADER = 10;
            private static final int TRAILER = 8;
            private static final int FLAGS = 3;
            private static final int CHECKSUM = 2;
            private static final int EXTRA = 4;
            private static final int NAME = 8;
            private static final int COMMENT = 16;

            private final byte[] packed;

            Gunzip(byte[] packed) {
                this.packed = packed;
            }

            /** Adds what is decompressed, up to the limit, and says how it ended. */
            Ending into(ByteArrayOutputStream plain, int limit) {
                int from = contentStart();
                if (from < 0) {
                    return Ending.DAMAGED;
                }
                Inflater inflater = new Inflater(true);
                try {
                    inflater.setInput(packed, from, packed.length - from);
                    return into(plain, limit, inflater);
                } catch (DataFormatException _) {
                    return Ending.DAMAGED;
                } finally {
                    inflater.end();
                }
            }

            private Ending into(ByteArrayOutputStream plain, int limit, Inflater inflater)
                    throws DataFormatException {
                CRC32 checksum = new CRC32();
                byte[] part = new byte[8_192];
                while (!inflater.finished()) {
                    int n = inflater.inflate(part);
                    if (n == 0 && !inflater.finished()) {
                        return Ending.DAMAGED; // It ends too early, or wants a dictionary.
                    }
                    int room = limit - plain.size();
                    plain.write(part, 0, Math.min(n, room));
                    if (n > room) {
                        return Ending.TOO_LARGE;
                    }
                    checksum.update(part, 0, n);
                }
                if (inflater.getRemaining() != TRAILER) {
                    return Ending.DAMAGED;
                }
                ByteBuffer trailer =
                        ByteBuffer.wrap(packed, packed.length - TRAILER, TRAILER)
                                .order(ByteOrder.LITTLE_ENDIAN);
                boolean whole =
                        trailer.getInt() == (int) checksum.getValue()
                                && trailer.getInt() == plain.size();
                return whole ? Ending.COMPLETE : Ending.DAMAGED;
            }

            /** Where the content begins; below 0 when the header is not whole. */
            private int contentStart() {
                if (packed.length < HEADER) {
                    return -1;
                }
                int flags = packed[FLAGS];
                int at = HEADER;
                if ((flags & EXTRA) != 0) {
                    at =
                            at + 2 > packed.length
                                    ? packed.length
                                    : at + 2 + (packed[at] & 0xff) + ((packed[at + 1] & 0xff) << 8);
                }
                if ((flags & NAME) != 0) {
                    at = afterZero(at);
                }
                if ((flags & COMMENT) != 0) {
                    at = afterZero(at);
                }
                if ((flags & CHECKSUM) != 0) {
                    at += 2;
                }
                return at < packed.length ? at : -1;
            }

            private int afterZero(int from) {
                int at = from;
                while (at < packed.length && packed[at] != 0) {
                    at++;
                }
                return at + 1;
            }
        }
    }
}

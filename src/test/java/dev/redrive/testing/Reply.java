package dev.redrive.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What a {@link ScriptedServer} does once it has read a request. */
@FunctionalInterface
public interface Reply {

    /** Answers, or does not. A connection that is still open afterwards is read from again. */
    void send(Peer peer) throws IOException;

    /** JSON with a status. */
    static Reply json(int status, String body) {
        return of(status, "application/json", body);
    }

    /** A whole answer with a body of that type; more headers as {@code Name: value}. */
    static Reply of(int status, String type, String body, String... moreHeaders) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = head(status, "Content-Type: " + type, moreHeaders, bytes.length);
        return peer -> {
            peer.write(head.getBytes(StandardCharsets.ISO_8859_1));
            peer.write(bytes);
        };
    }

    /** A whole answer without a body; headers as {@code Name: value}. */
    static Reply empty(int status, String... headers) {
        return raw(head(status, "Server: scripted", headers, 0));
    }

    /** Exactly this text, and then nothing more on an open connection. */
    static Reply raw(String text) {
        return peer -> peer.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** This reply, and then the connection is closed in an orderly way. */
    default Reply thenClose() {
        return peer -> {
            send(peer);
            peer.close();
        };
    }

    /** This reply, and then the connection is reset. */
    default Reply thenReset() {
        return peer -> {
            send(peer);
            peer.reset();
        };
    }

    /** This reply, and then silence until the client hangs up. */
    default Reply thenStall() {
        return peer -> {
            send(peer);
            peer.awaitHangUp();
        };
    }

    /** No word at all. */
    static Reply nothing() {
        return _ -> {};
    }

    private static String head(int status, String first, String[] more, int length) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\n");
        head.append(first).append("\r\n");
        for (String header : more) {
            head.append(header).append("\r\n");
        }
        return head.append("Content-Length: ").append(length).append("\r\n\r\n").toString();
    }
}

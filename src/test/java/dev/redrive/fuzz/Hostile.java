package dev.redrive.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** What stands in for the parts of an answer. */
final class Hostile {

    /** Stands for the key of the request, which an answer may repeat anywhere. */
    static final String KEY = "@KEY@";

    static final List<String> STATUSES =
            List.of(
                    "200", "200", "201", "204", "205", "206", "100", "101", "102", "199", "300",
                    "301", "302", "304", "307", "308", "400", "401", "403", "404", "407", "408",
                    "409", "411", "418", "422", "425", "429", "431", "451", "500", "501", "502",
                    "503", "504", "511", "599", "600", "999", "0", "-1", "20", "2000", "abc", "");

    static final List<String> VERSIONS =
            List.of("HTTP/1.0", "HTTP/2", "HTTP/0.9", "HTTP/1.1 ", "http/1.1", "ICY", "", "\u0000");

    static final List<String> HEADERS =
            List.of(
                    "Content-Length: 0",
                    "Content-Length: -1",
                    "Content-Length: 5",
                    "Content-Length: 99999999",
                    "Content-Length: 99999999999999999999",
                    "Content-Length: five",
                    "Transfer-Encoding: chunked",
                    "Transfer-Encoding: gzip, chunked",
                    "Transfer-Encoding: identity",
                    "Content-Encoding: gzip",
                    "Content-Type: text/html; charset=utf-16",
                    "Retry-After: 0",
                    "Retry-After: -1",
                    "Retry-After: 999999999999999999",
                    "Retry-After: 99999999999999999999",
                    "Retry-After: Wed, 21 Oct 2015 07:28:00 GMT",
                    "Retry-After: Fri, 31 Dec 9999 23:59:59 GMT",
                    "Retry-After: Wed, 99 Foo 2015 07:28:00 GMT",
                    "Location: https://" + KEY + ".example/",
                    "Location: http://[::1",
                    "Location: //other\u0001host/\u202e",
                    "Location: " + KEY,
                    "WWW-Authenticate: Basic realm=\"" + KEY + "\"",
                    "Proxy-Authenticate: NTLM",
                    "Set-Cookie: a=b; Domain=.example",
                    "Connection: close",
                    "Connection: upgrade",
                    "Upgrade: h2c",
                    "X-Repeated: " + KEY,
                    ": no name",
                    "no colon",
                    " folded: line",
                    "Bad Name: x",
                    "X-Control: a\u0001b\u007f",
                    "X-Eight-Bit: caf\u00e9",
                    "X-Long: " + "x".repeat(100_000));

    /** In the place of a value in JSON, as it is written there. */
    static final List<String> VALUES =
            List.of(
                    "null",
                    "true",
                    "false",
                    "-1",
                    "0",
                    "1",
                    "0.5",
                    "1e400",
                    "-0",
                    "01",
                    "+1",
                    "NaN",
                    "1e5",
                    "12.0",
                    "9223372036854775807",
                    "9223372036854775808",
                    "-9223372036854775808",
                    "\"\"",
                    "\" \"",
                    "\"7\"",
                    "\"NaN\"",
                    "{}",
                    "[]",
                    "",
                    "[[]]",
                    "{\"a\":{\"a\":{}}}",
                    "\"" + KEY + "\"",
                    "\"\\u0000\\u0007\\u001b[31m\"",
                    "\"\\ud83d\"",
                    "\"\\u202eevil\\u2066\"",
                    "\"line\\r\\nline\"",
                    "\"<script>alert(1)</script><b>\"",
                    "\"{0} %s ${x}\"",
                    "\"COMPLETED\"",
                    "\"CANCELED\"",
                    "\"FAILED\"",
                    "\"PENDING\"",
                    "\"IN_PROGRESS\"",
                    "\"completed\"",
                    "\"COMPLETED \"",
                    "\"UNKNOWN\"",
                    "\"PUSH_FAILED_CRASHES\"",
                    "\"../../hyperadmins?x=y#z\"",
                    "\"2024-12-09T14:14:17.574+0000\"",
                    "\"2999-01-01T00:00:00Z\"",
                    "\"+999999999-12-31T23:59:59.999999999-18:00\"",
                    "\"-999999999-01-01T00:00:00+18:00\"",
                    "\"0000-00-00T00:00:00Z\"",
                    "\"1970-01-01T00:00:00Z\"",
                    "\"2024-12-09\"",
                    "\"" + "long ".repeat(3_000) + "\"",
                    "\"" + "\\u0000".repeat(2_000) + "\"",
                    "[".repeat(3_000),
                    "{\"a\":".repeat(2_000),
                    "9".repeat(2_000),
                    "\"" + "é".repeat(5_000) + "\"");

    /** In the place of a whole body. */
    static final List<String> BODIES =
            List.of(
                    "",
                    " ",
                    "null",
                    "[]",
                    "{}",
                    "[{}]",
                    "\"text\"",
                    "7",
                    "true",
                    "<html><head><title>Gateway</title></head><body>" + KEY + "</body></html>",
                    "<html><style>" + "a{}".repeat(10_000),
                    "<!--" + "-".repeat(20_000),
                    "<".repeat(20_000),
                    "{\"message\":\"" + KEY + "\"}",
                    "{\"error\":{\"error\":{\"error\":{\"message\":\"deep " + KEY + "\"}}}}",
                    "{\"error\":".repeat(2_000) + "1",
                    "\ufeff{\"taskId\":\"t\"}",
                    "x-dq-enterprise-api-key: " + KEY,
                    "0\r\n\r\n",
                    "5\r\nhello\r\n0\r\n\r\n",
                    "ffffffffffffffff\r\nx",
                    "-5\r\nhello",
                    "&amp;&lt;".repeat(5_000));

    private Hostile() {}

    static String any(List<String> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }
}

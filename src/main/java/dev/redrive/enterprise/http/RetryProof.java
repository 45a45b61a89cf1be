package dev.redrive.enterprise.http;

import dev.redrive.enterprise.http.Failures.ConnectReasons;
import java.util.Set;

/**
 * Whether the answer to a retry proves that nothing was started. Everything that proves neither yes
 * nor no is an {@link dev.redrive.enterprise.EnterpriseFailure.UnknownOutcome}: a service may start
 * a task and fail afterwards, and a gateway may pass the request on and give up.
 *
 * <table>
 *   <caption>Was a task started?</caption>
 *   <tr><td>2xx with a usable task id, or with 0 items</td><td>as it says</td></tr>
 *   <tr><td>any other 2xx, also one that is too long, breaks off or stalls</td><td>not known</td></tr>
 *   <tr><td>400-404, 405, 409, 415, 422, 429</td><td>no</td></tr>
 *   <tr><td>407 of the proxy</td><td>no</td></tr>
 *   <tr><td>every other status: 3xx, 408, 418, 425, every 5xx</td><td>not known</td></tr>
 *   <tr><td>silence or a broken connection after the request may have been written</td>
 *       <td>not known</td></tr>
 *   <tr><td>name, connection, TLS handshake, tunnel or Redrive itself failed before</td>
 *       <td>no</td></tr>
 * </table>
 */
final class RetryProof {

    private static final Set<Integer> NO = Set.of(400, 401, 402, 403, 404, 405, 409, 415, 422, 429);

    private RetryProof() {}

    /** Whether an answer with that status, of the service or in its place, says no. */
    static boolean isNo(int status) {
        return NO.contains(status);
    }

    /**
     * Whether an exchange that broke cannot have been read.
     *
     * @param begun whether the request may have been written, to a server whose certificate was
     *     trusted where there is TLS
     */
    static boolean isNo(Throwable broken, boolean begun) {
        return !begun || ConnectReasons.isHandshake(broken);
    }
}

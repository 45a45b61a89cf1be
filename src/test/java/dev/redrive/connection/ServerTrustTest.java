package dev.redrive.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.redrive.connection.ServerTrust.Roots;
import dev.redrive.testing.Certificates;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who asks without saying for which host trusts nobody; the rest is shown over real sockets. */
class ServerTrustTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it.
    static Path folder;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static X509Certificate[] chain;

    @SuppressWarnings("NullAway.Init") // Set before all tests.
    private static ServerTrust trust;

    @BeforeAll
    static void trustAnAuthority() {
        Certificates made = new Certificates(folder);
        made.good();
        chain = new X509Certificate[] {made.certificate("good")};
        trust = new ServerTrust(new Roots(List::of, List.of(made.authority())), _ -> true);
    }

    @Test
    void withoutAHost_nothingIsTrusted() throws Exception {
        SSLEngine nowhere = SSLContext.getDefault().createSSLEngine();

        refuses(() -> trust.checkServerTrusted(chain, "EC"));
        refuses(() -> trust.checkServerTrusted(chain, "EC", nowhere));
        refuses(() -> trust.checkServerTrusted(chain, "EC", new java.net.Socket()));
    }

    @Test
    void aClientCertificate_isNeverTrusted() throws Exception {
        SSLEngine nowhere = SSLContext.getDefault().createSSLEngine();

        refuses(() -> trust.checkClientTrusted(chain, "EC"));
        refuses(() -> trust.checkClientTrusted(chain, "EC", nowhere));
        refuses(() -> trust.checkClientTrusted(chain, "EC", new java.net.Socket()));
    }

    private static void refuses(ThrowingCallable check) {
        assertThat(catchThrowable(check))
                .isExactlyInstanceOf(CertificateException.class)
                .hasMessage("no host name to check the certificate against");
    }
}

package dev.redrive.connection;

import java.security.cert.X509Certificate;

/**
 * A certificate the person added: whatever it signed, and itself, is trusted while it is valid.
 *
 * @param certificate the certificate
 * @param facts what is told of it
 */
public record AddedCertificate(X509Certificate certificate, CertificateFacts facts) {

    static AddedCertificate of(X509Certificate certificate) {
        return new AddedCertificate(certificate, CertificateFacts.of(certificate));
    }
}

package dev.redrive.profile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms in which a secret turns up in text. */
final class SecretForms {

    private static final Pattern ESCAPED_BYTE = Pattern.compile("%[0-9A-F]{2}");
    private static final int SHORTEST_PART = 4;

    private SecretForms() {}

    /** All forms of a secret that is not empty; none of them empty. */
    static Set<String> of(String secret) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        String inForm = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        String inPath = inForm.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
        forms.add(inForm);
        forms.add(inPath);
        forms.add(lowerCase(inForm));
        forms.add(lowerCase(inPath));
        String inJson = secret.replace("\\", "\\\\").replace("\"", "\\\"");
        forms.add(inJson);
        forms.add(inJson.replace("/", "\\/"));
        addBase64(forms, secret.getBytes(StandardCharsets.UTF_8));
        return forms;
    }

    private static String lowerCase(String encoded) {
        return ESCAPED_BYTE
                .matcher(encoded)
                .replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
    }

    private static void addBase64(Set<String> forms, byte[] secret) {
        forms.add(Base64.getEncoder().withoutPadding().encodeToString(secret));
        forms.add(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        // Inside something longer ("user:key") the letters depend on where the secret begins; those
        // at its edges mix with the neighbours and are left out.
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + secret.length];
            System.arraycopy(secret, 0, shifted, before, secret.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            if (to - from >= SHORTEST_PART) {
                forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
                forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
            }
        }
    }
}

package dev.redrive.keys;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Every form a key could be found in, for tests that look for it where it must not be. */
public final class KeyForms {

    private static final int SHORTEST_PART = 4;

    private KeyForms() {}

    /**
     * The key as it is and in its usual encodings, and pieces of it from either end, all in lower
     * case: who looks for them does so without regard to case. The last four characters are shown
     * and so are not among them. Made without the code under test.
     */
    public static Set<String> of(String key) {
        Set<String> forms = new LinkedHashSet<>();
        forms.add(key);
        String inForm = URLEncoder.encode(key, StandardCharsets.UTF_8);
        forms.add(inForm);
        forms.add(inForm.replace("+", "%20").replace("*", "%2A").replace("%7E", "~"));
        String inJson = key.replace("\\", "\\\\").replace("\"", "\\\"");
        forms.add(inJson);
        forms.add(inJson.replace("/", "\\/"));
        forms.add(new StringBuilder(key).reverse().toString());
        for (String escape : List.of("&#%d;", "&#x%x;", "\\u%04x", "%%%02x")) {
            forms.add(
                    key.chars()
                            .mapToObj(c -> String.format(escape, c))
                            .collect(Collectors.joining()));
        }
        addBase64(forms, key.getBytes(StandardCharsets.UTF_8));
        int piece = key.length() / 2;
        forms.add(key.substring(0, piece));
        forms.add(key.substring(key.length() - piece));
        Set<String> lower = new LinkedHashSet<>();
        forms.forEach(form -> lower.add(form.toLowerCase(Locale.ROOT)));
        return lower;
    }

    private static void addBase64(Set<String> forms, byte[] key) {
        for (int before = 0; before < 3; before++) {
            byte[] shifted = new byte[before + key.length];
            System.arraycopy(key, 0, shifted, before, key.length);
            int from = (before * 8 + 5) / 6;
            int to = shifted.length * 8 / 6;
            if (to - from >= SHORTEST_PART) {
                forms.add(Base64.getEncoder().encodeToString(shifted).substring(from, to));
                forms.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
            }
        }
    }
}

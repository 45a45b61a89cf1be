package dev.redrive.profile;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** Every form a key could be found in, for tests that look for it where it must not be. */
public final class KeyForms {

    private KeyForms() {}

    /**
     * The forms the redactor knows and pieces of the key from either end, all in lower case: who
     * looks for them does so without regard to case. The last four characters are shown and so are
     * not among them.
     */
    public static Set<String> of(String key) {
        Set<String> forms = new LinkedHashSet<>();
        for (String form : SecretForms.of(key)) {
            forms.add(form.toLowerCase(Locale.ROOT));
        }
        int piece = key.length() / 2;
        forms.add(key.substring(0, piece).toLowerCase(Locale.ROOT));
        forms.add(key.substring(key.length() - piece).toLowerCase(Locale.ROOT));
        return forms;
    }
}

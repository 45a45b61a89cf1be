package dev.redrive.ui.profiles;

import dev.redrive.keys.KeyState.Trouble;
import dev.redrive.keys.SecretState;
import dev.redrive.profile.KeyStorage;
import dev.redrive.ui.kit.Texts;
import java.util.function.Supplier;

/** The texts about the places of keys and their failures. Any thread. */
public final class KeyTexts {

    private static final String KEYCHAIN_TROUBLE = "keys.keychainTrouble.";
    private static final String FILE_TROUBLE = "keys.fileTrouble.";

    private final Texts texts;
    private final Supplier<String> keychain;

    /**
     * The texts for one system.
     *
     * @param keychain says what its keychain is called there
     */
    public KeyTexts(Texts texts, Supplier<String> keychain) {
        this.texts = texts;
        this.keychain = keychain;
    }

    /** What the system's keychain is called. */
    public String keychain() {
        return keychain.get();
    }

    /** The name of a place within a sentence. */
    public String place(KeyStorage storage) {
        return switch (storage) {
            case SESSION -> texts.get("keys.memory");
            case KEYCHAIN -> keychain();
            case FILE -> texts.get("keys.file");
        };
    }

    /**
     * What went wrong and what to do about it, with the system's own message at the end, if any.
     */
    public String trouble(KeyStorage storage, Trouble trouble) {
        String sentence =
                storage == KeyStorage.FILE
                        ? texts.get(FILE_TROUBLE + fileWord(trouble.state()))
                        : texts.get(KEYCHAIN_TROUBLE + trouble.state().name(), keychain());
        return trouble.detail().isEmpty()
                ? sentence
                : texts.get("keys.systemSaid", sentence, trouble.detail());
    }

    /** A file is either closed or fails; the other states are those of keychains. */
    private static String fileWord(SecretState state) {
        return state == SecretState.LOCKED ? state.name() : SecretState.DENIED.name();
    }
}

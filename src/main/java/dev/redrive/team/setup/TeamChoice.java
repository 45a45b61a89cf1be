package dev.redrive.team.setup;

import dev.redrive.connection.ProxyChoice.ProxyAddress;
import dev.redrive.keys.SecretStore.SecretName;
import dev.redrive.profile.KeyStorage;
import dev.redrive.team.TeamServer;
import dev.redrive.text.HostName;
import dev.redrive.text.InvisibleCharacters;
import dev.redrive.text.PastedText;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The team log the user chose. Has no password.
 *
 * @param storage where its password is kept
 */
public record TeamChoice(TeamServer server, KeyStorage storage) {

    static final String ACCOUNT = "team-password";

    /** PostgreSQL cuts longer names, so that another database or user might be meant. */
    private static final int LONGEST_NAME = 63;

    /**
     * The choice with those parts in canonical form; null when a part is unusable. The only way
     * from typed or stored text to a team log.
     */
    public static @Nullable TeamChoice read(
            String host, String port, String database, String user, KeyStorage storage) {
        String usableHost = HostName.read(host);
        Integer usablePort = ProxyAddress.port(port);
        String ofDatabase = PastedText.clean(database);
        String ofUser = PastedText.clean(user);
        return usableHost == null
                        || usablePort == null
                        || !isUsableName(ofDatabase)
                        || !isUsableName(ofUser)
                ? null
                : new TeamChoice(
                        new TeamServer(usableHost, usablePort, ofDatabase, ofUser), storage);
    }

    /** Whether a database or a user can have that name: 1 to 63 bytes that can all be seen. */
    public static boolean isUsableName(String typed) {
        String name = PastedText.clean(typed);
        return !name.isEmpty()
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                && name.codePoints()
                        .noneMatch(c ->
                                Character.isISOControl(c)
                                        || Character.getType(c) == Character.SURROGATE
                                        || InvisibleCharacters.isHidden(c));
    }

    /** Whether the password of that one is for this host, port and user too. */
    public boolean isForSamePassword(TeamChoice other) {
        return password().address().equals(other.password().address());
    }

    /** What its password is kept under: for this host, port and user, and for no other. */
    SecretName password() {
        String user = URLEncoder.encode(server.user(), StandardCharsets.UTF_8);
        return new SecretName(
                ACCOUNT,
                "postgresql://" + server.address() + "/" + user,
                "Redrive: Team log",
                storage);
    }
}

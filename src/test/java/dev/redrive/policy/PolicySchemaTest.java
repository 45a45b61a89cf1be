package dev.redrive.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.redrive.connection.ProxyChoice;
import dev.redrive.files.StrictJson;
import dev.redrive.policy.Policy.TeamRule;
import dev.redrive.profile.KeyStorage;
import dev.redrive.profile.Profile;
import dev.redrive.profile.ProfileColour;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The schema that administrators are given says what the program reads. */
class PolicySchemaTest {

    private static final Path SCHEMA = Path.of("assets", "policy", "schema.json");
    private static final Path EXAMPLE = Path.of("assets", "policy", "example.json");

    @Test
    void example_isReadAsItStandsThere() throws IOException {
        Policy policy =
                new Policies(List.of(EXAMPLE), (file, _) -> Optional.of(Files.readAllBytes(file)))
                        .now();

        assertThat(policy.fault()).isNull();
        assertThat(policy.addresses())
                .containsExactly(URI.create("https://service.drivequant.com"));
        assertThat(policy.keyPlaces()).containsExactly(KeyStorage.KEYCHAIN, KeyStorage.FILE);
        assertThat(policy.proxy()).isEqualTo(new ProxyChoice.Manual("proxy.example.com", 3128, ""));
        assertThat(policy.teamLog())
                .isEqualTo(new TeamRule("redrive.example.com", 5432, "redrive", ""));
        assertThat(policy.reason())
                .isEqualTo(
                        ReasonRule.of("INC-[0-9]{4,8}( .*)?", "INC-12345 server back since 14:00"));
        assertThat(policy.rules()).isEqualTo(new Policy.Rules(true, false, true, false));
        assertThat(policy.profiles())
                .singleElement()
                .extracting(Profile::name, Profile::colour, Profile::letters, Profile::keyStorage)
                .containsExactly("ACME Insurance", ProfileColour.BLUE, "AI", KeyStorage.KEYCHAIN);
        assertThat(fields(StrictJson.mapper().readTree(EXAMPLE.toFile())))
                .as("a field of the schema that the example does not show")
                .isEqualTo(without(PolicyReader.FIELDS, "$schema"));
    }

    @Test
    void schema_hasTheFieldsThatAreRead() throws IOException {
        JsonNode schema = StrictJson.mapper().readTree(SCHEMA.toFile());
        JsonNode root = schema.path("properties");

        assertThat(fields(root)).isEqualTo(new TreeSet<>(PolicyReader.FIELDS));
        assertThat(ofBranches(root.path("proxy")))
                .isEqualTo(new TreeSet<>(PolicyReader.PROXY_FIELDS));
        assertThat(ofBranches(root.path("teamLog")))
                .isEqualTo(new TreeSet<>(PolicyReader.TEAM_FIELDS));
        assertThat(fields(root.path("reason").path("properties")))
                .isEqualTo(new TreeSet<>(PolicyReader.REASON_FIELDS));
        assertThat(fields(root.path("profiles").path("items").path("properties")))
                .isEqualTo(new TreeSet<>(PolicyReader.PROFILE_FIELDS));
        assertThat(words(schema.path("$defs").path("place"))).isEqualTo(names(KeyStorage.values()));
        assertThat(words(root.path("profiles").path("items").path("properties").path("colour")))
                .isEqualTo(names(ProfileColour.values()));
    }

    private static Set<String> ofBranches(JsonNode node) {
        Set<String> all = new TreeSet<>();
        node.path("oneOf").forEach(branch -> all.addAll(fields(branch.path("properties"))));
        return all;
    }

    private static Set<String> fields(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> words(JsonNode node) {
        Set<String> words = new TreeSet<>();
        node.path("enum").forEach(word -> words.add(word.asText()));
        return words;
    }

    private static Set<String> names(Enum<?>[] all) {
        return new TreeSet<>(Arrays.stream(all).map(Enum::name).toList());
    }

    private static Set<String> without(Set<String> all, String one) {
        return new TreeSet<>(
                Stream.of(all.toArray(String[]::new)).filter(o -> !o.equals(one)).toList());
    }
}

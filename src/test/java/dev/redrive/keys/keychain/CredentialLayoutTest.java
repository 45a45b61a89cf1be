package dev.redrive.keys.keychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The structure in Java beside what a C program, made with the headers of Windows, printed of its
 * own.
 */
@EnabledIfSystemProperty(
        named = "redrive.credential",
        matches = ".+",
        disabledReason = "needs what the program printed under Wine: .ci/windows")
class CredentialLayoutTest {

    private Map<String, String> printed = Map.of();

    @BeforeEach
    void read() throws IOException {
        printed =
                Files.readAllLines(Path.of(System.getProperty("redrive.credential", ""))).stream()
                        .map(line -> line.strip().split(" ", 2))
                        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
    }

    @Test
    void everyField_isWhereWindowsHasIt() {
        assertThat(CredentialManager.CREDENTIAL.byteSize()).isEqualTo(number("size"));
        assertThat(
                        CredentialManager.CREDENTIAL.memberLayouts().stream()
                                .map(MemoryLayout::name)
                                .flatMap(java.util.Optional::stream))
                .hasSize(12)
                .allSatisfy(name ->
                        assertThat(
                                        CredentialManager.CREDENTIAL.byteOffset(
                                                PathElement.groupElement(name)))
                                .as(name)
                                .isEqualTo(number(name)));
    }

    @Test
    void everyConstant_isThatOfWindows() {
        assertThat(number("CRED_TYPE_GENERIC")).isEqualTo(CredentialManager.GENERIC);
        assertThat(number("CRED_PERSIST_LOCAL_MACHINE")).isEqualTo(CredentialManager.LOCAL_MACHINE);
        assertThat(number("CRED_MAX_STRING_LENGTH")).isEqualTo(CredentialManager.LONGEST_COMMENT);
        assertThat(number("CRED_MAX_USERNAME_LENGTH"))
                .isEqualTo(CredentialManager.LONGEST_USER_NAME);
        assertThat(number("ERROR_NOT_FOUND")).isEqualTo(CredentialManager.NOT_FOUND);
        assertThat(number("ERROR_NO_SUCH_LOGON_SESSION"))
                .isEqualTo(CredentialManager.NO_SUCH_LOGON_SESSION);
    }

    @Test
    void theCalls_writeOverwriteReadAndDelete() {
        assertThat(printed.get("read")).isEqualTo("second");
        assertThat(printed.get("user")).isEqualTo("https://service.test");
        assertThat(number("longest")).isEqualTo(CredentialManager.LONGEST_USER_NAME - 1);
        assertThat(number("deleted")).isEqualTo(CredentialManager.NOT_FOUND);
    }

    private long number(String name) {
        return Long.parseLong(printed.getOrDefault(name, "-1"));
    }
}

package dev.redrive.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest {

    @ParameterizedTest
    @CsvSource({
        ",                         Europe/Paris,     Linux,      false",
        "'',                       Europe/Paris,     Linux,      false",
        "Europe/Paris,             Europe/Paris,     Linux,      false",
        ":Europe/Paris,            Europe/Paris,     Linux,      false",
        "posix/Europe/Paris,       Europe/Paris,     Linux,      false",
        "UTC,                      UTC,              Linux,      false",
        "EST5EDT,                  EST5EDT,          Mac OS X,   false",
        "Mars/Base,                GMT,              Linux,      true",
        "Europe/Pari,              GMT,              Mac OS X,   true",
        "'CET-1CEST,M3.5.0,M10.5', GMT+01:00,        Linux,      true",
        "Mars/Base,                Europe/Paris,     Windows 11, false",
    })
    void aZoneJavaDoesNotKnow_isNoticed(
            @Nullable String named, String inUse, String system, boolean unknown) {
        assertThat(Notices.isUnknownZone(named, inUse, system)).isEqualTo(unknown);
    }
}

package dev.redrive.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redrive.support.PartsList.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The parts list of the build is read as it is written. */
class PartsListTest {

    private static final String LIST =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bom xmlns="http://cyclonedx.org/schema/bom/1.6" version="1">
              <metadata>
                <tools><components><component type="library"><name>maker</name></component></components></tools>
                <component type="library"><name>redrive</name><version>1.0.0</version></component>
              </metadata>
              <components>
                <component type="library" bom-ref="a">
                  <publisher>Somebody</publisher><group>org.a</group><name>a</name><version>1</version>
                  <licenses><license><id>MIT</id><url>https://example.org</url></license></licenses>
                  <externalReferences><reference type="vcs"><url>https://example.org</url></reference></externalReferences>
                </component>
                <component type="library" bom-ref="a-linux">
                  <name>a</name><version>1</version>
                  <licenses><license><id>MIT</id></license></licenses>
                </component>
                <component type="library">
                  <name>b</name><version>2</version>
                  <licenses><license><name>Its own</name></license><license><id>ISC</id></license></licenses>
                </component>
                <component type="library">
                  <name>c</name><version>3</version>
                  <licenses><expression>MIT OR ISC</expression></licenses>
                </component>
              </components>
              <dependencies><dependency ref="a"/></dependencies>
            </bom>
            """;

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void readsEveryPartOnceWithAllItsLicences() throws IOException {
        assertThat(PartsList.read(bytes(LIST)))
                .containsExactly(
                        new Part("a", "1", "MIT"),
                        new Part("b", "2", "Its own, ISC"),
                        new Part("c", "3", "MIT OR ISC"));
    }

    @Test
    void aBrokenList_isReported() {
        assertThatThrownBy(() -> PartsList.read(bytes("<bom><components><component>")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void readsNothingFromElsewhere() {
        String list =
                "<!DOCTYPE bom [<!ENTITY e SYSTEM \"file:/etc/hostname\">]><bom><components>"
                        + "<component><name>&e;</name></component></components></bom>";
        assertThatThrownBy(() -> PartsList.read(bytes(list))).isInstanceOf(IOException.class);
    }
}

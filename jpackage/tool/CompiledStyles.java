import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.css.Stylesheet;

/** Makes the binary form of a style sheet, the same bytes in every run. */
final class CompiledStyles {

    private CompiledStyles() {}

    /**
     * Does so.
     *
     * @param arguments the style sheet, and the file to write
     */
    public static void main(String[] arguments) throws Exception {
        File sheet = new File(arguments[0]);
        File binary = new File(arguments[1]);
        // Once to get to know the sets of pseudo classes in it, once more with these in their new
        // order.
        Stylesheet.convertToBinary(sheet, binary);
        order(pseudoClasses());
        Stylesheet.convertToBinary(sheet, binary);
    }

    /**
     * The sets of JavaFX that all selectors share, each under itself. They are of {@link
     * Set#copyOf}, whose order is another in every run, and would be written in that order.
     */
    @SuppressWarnings("unchecked") // The field is declared so.
    private static Map<Set<PseudoClass>, Set<PseudoClass>> pseudoClasses() throws Exception {
        Field field =
                Class.forName("com.sun.javafx.css.ImmutablePseudoClassSetsCache")
                        .getDeclaredField("CACHE");
        field.setAccessible(true);
        Map<Set<PseudoClass>, Set<PseudoClass>> sets =
                (Map<Set<PseudoClass>, Set<PseudoClass>>) field.get(null);
        if (sets.isEmpty()) {
            throw new IOException("no pseudo class was read: JavaFX keeps them elsewhere now");
        }
        return sets;
    }

    private static void order(Map<Set<PseudoClass>, Set<PseudoClass>> sets) {
        sets.replaceAll((_, set) -> {
            Set<PseudoClass> ordered = new LinkedHashSet<>();
            set.stream()
                    .sorted(Comparator.comparing(PseudoClass::getPseudoClassName))
                    .forEach(ordered::add);
            return Collections.unmodifiableSet(ordered);
        });
    }
}

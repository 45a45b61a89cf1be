package dev.redrive.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which calls are made where; a method reference counts as a call. */
final class Accesses {

    /** Owner, a hash, and member, of all that runs something elsewhere or waits. */
    private static final Pattern THREADS =
            Pattern.compile(
                    "java\\.lang\\.Thread#(<init>|ofVirtual|ofPlatform|startVirtualThread|start|sleep)"
                            + "|java\\.lang\\.Object#wait"
                            + "|java\\.util\\.concurrent\\.Executors#.*"
                            + "|java\\.util\\.concurrent\\.(Scheduled)?ThreadPoolExecutor#<init>"
                            + "|java\\.util\\.concurrent\\.ForkJoinPool#(<init>|commonPool)"
                            + "|java\\.util\\.concurrent\\.TimeUnit#sleep"
                            + "|java\\.util\\.concurrent\\.locks\\.LockSupport#park.*"
                            + "|java\\.util\\.concurrent\\.CompletableFuture#delayedExecutor"
                            + "|java\\.util\\.Timer#<init>"
                            + "|.*#parallel(Stream)?"
                            + "|javafx\\.concurrent\\.(Scheduled)?Service#<init>");

    private static final Pattern COMMON_POOL =
            Pattern.compile("java\\.util\\.concurrent\\.CompletableFuture#(run|supply)Async");

    private static final Pattern CLOCKS =
            Pattern.compile(
                    "java\\.lang\\.System#currentTimeMillis"
                            + "|java\\.time\\.(Clock|InstantSource)#(system.*|tick.*)"
                            + "|java\\.util\\.Date#<init>");

    private static final Pattern NOW = Pattern.compile("java\\.time\\.\\w+#now");

    private Accesses() {}

    static ArchRule runLater(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".ui.kit..")
                .should()
                .accessTargetWhere(
                        targets(
                                "Platform.runLater",
                                access ->
                                        name(access)
                                                .equals("javafx.application.Platform#runLater")))
                .because("one place hops to the JavaFX thread, and coalesces");
    }

    static ArchRule threads(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".app..")
                .and()
                // Waits for a virus scanner on Windows; its tests hand in a pause of their own.
                .doNotHaveFullyQualifiedName(root + ".files.SafeFile")
                .should()
                .accessTargetWhere(
                        targets(
                                "threads, executors or sleeping",
                                access ->
                                        THREADS.matcher(name(access)).matches()
                                                || (COMMON_POOL.matcher(name(access)).matches()
                                                        && parameters(access) == 1)))
                .because("who injects threads and waiting can test without either");
    }

    static ArchRule clocks(String root) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".app..")
                .should()
                .accessTargetWhere(
                        targets(
                                "the system's clock",
                                access ->
                                        CLOCKS.matcher(name(access)).matches()
                                                || (NOW.matcher(name(access)).matches()
                                                        && parameters(access) == 0)))
                .because("who injects the clock can test an hour in a millisecond");
    }

    static ArchRule printing(String root) {
        Pattern mayPrint =
                Pattern.compile(
                        Pattern.quote(root + ".app.")
                                + "(tour\\.\\w+|Walkthrough\\w*|Console)(\\$.*)?");
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .accessTargetWhere(
                        targets(
                                "System.out, System.err or printStackTrace()",
                                access -> prints(access, mayPrint)))
                .because("what is printed is neither redacted nor seen by the person");
    }

    private static boolean prints(JavaAccess<?> access, Pattern mayPrint) {
        return switch (name(access)) {
            case "java.lang.System#out", "java.lang.System#err" ->
                    !mayPrint.matcher(access.getOriginOwner().getName()).matches();
            case "java.lang.Thread#dumpStack" -> true;
            // With a writer to print to it only makes a text.
            case String name -> name.endsWith("#printStackTrace") && parameters(access) == 0;
        };
    }

    private static DescribedPredicate<JavaAccess<?>> targets(
            String what, Predicate<JavaAccess<?>> test) {
        return DescribedPredicate.describe("target is " + what, test);
    }

    private static String name(JavaAccess<?> access) {
        return access.getTarget().getOwner().getName() + "#" + access.getTarget().getName();
    }

    private static int parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                ? target.getRawParameterTypes().size()
                : -1;
    }
}

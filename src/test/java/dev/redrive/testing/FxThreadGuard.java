package dev.redrive.testing;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class in which the service, a file or a key was touched on the JavaFX thread: a slow
 * disk or network would freeze the window.
 */
public final class FxThreadGuard
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private final NavigableMap<Instant, String> tests = new ConcurrentSkipListMap<>();
    private @Nullable Trace trace;

    @Override
    public void beforeAll(ExtensionContext context) {
        trace = Trace.begin();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        tests.put(Instant.now(), context.getDisplayName());
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        Trace seen = trace;
        if (seen == null) {
            return;
        }
        List<Touch> touched = seen.end();
        if (touched.stream().noneMatch(Touch::onFxThread)) {
            throw new AssertionError("saw not even the texts being read, so the guard is blind");
        }
        List<Touch> forbidden = touched.stream().filter(Touch::isForbidden).toList();
        if (!forbidden.isEmpty()) {
            throw new AssertionError(
                    forbidden.stream()
                            .limit(20)
                            .map(touch -> "in " + testAt(touch.at()) + ": " + touch)
                            .collect(
                                    Collectors.joining(
                                            "\n", "touched on the JavaFX thread:\n", "")));
        }
    }

    private String testAt(Instant at) {
        var entry = tests.floorEntry(at);
        return entry == null ? "no test" : entry.getValue();
    }
}

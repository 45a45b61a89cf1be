package dev.redrive.app;

import dev.redrive.bench.Figure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingStream;

/** How long the JavaFX thread works at each pulse, as JavaFX reports it. For the benchmarks. */
final class PulseTimes implements AutoCloseable {

    private final RecordingStream events = new RecordingStream();
    private final Map<Integer, Duration> pulses = new ConcurrentHashMap<>();

    /** Before JavaFX starts, which asks once whether there is somebody to report pulses to. */
    static void prepare() {
        FlightRecorder.getFlightRecorder();
    }

    /** From now on. */
    PulseTimes() {
        events.enable("javafx.PulsePhase").withThreshold(Duration.ZERO);
        events.onEvent("javafx.PulsePhase", this::add);
        events.startAsync();
    }

    private void add(RecordedEvent phase) {
        String name = phase.getString("phaseName");
        // On another thread, and waiting for it: no work of this one.
        if (!name.equals("Painting")
                && !name.equals("Presenting")
                && !name.startsWith("Waiting for previous")) {
            pulses.merge(phase.getInt("pulseId"), phase.getDuration(), Duration::plus);
        }
    }

    /** Says median and worst of them, and how many there were. */
    void say(String name) {
        events.stop(); // Waits for all that were reported.
        List<Duration> all = pulses.values().stream().sorted().toList();
        Figure.say(name + "Pulses", all.size());
        Figure.say(name + "Median", all.isEmpty() ? 0 : millis(all.get(all.size() / 2)));
        Figure.say(name + "Worst", all.isEmpty() ? 0 : millis(all.getLast()));
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }

    @Override
    public void close() {
        events.close();
    }
}

package dev.redrive.demo;

/**
 * How much of a task is done after which part of its time: always the same slightly uneven curve
 * from (0, 0) to (1, 1), which never falls. A straight line would not look like a service at work.
 */
final class DrainCurve {

    // Sum below 1, so the pace (the derivative) stays above 0: it swings between 0.45 and 1.55.
    private static final double SLOW_SWING = 0.35;
    private static final double QUICK_SWING = 0.20;

    private DrainCurve() {}

    /**
     * The part done, from 0 to 1.
     *
     * @param time the part of the time that has passed, from 0 to 1
     */
    static double done(double time) {
        return time + swing(SLOW_SWING, 3, time) - swing(QUICK_SWING, 7, time);
    }

    private static double swing(double size, int times, double time) {
        double turn = 2 * Math.PI * times;
        // StrictMath: the same digits on every machine.
        return size * StrictMath.sin(turn * time) / turn;
    }
}

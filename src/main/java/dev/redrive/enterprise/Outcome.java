package dev.redrive.enterprise;

/**
 * How a call ended: with an answer or with one of the failures; never with an exception.
 *
 * @param <T> what the answer is
 */
public sealed interface Outcome<T> {

    /**
     * The service answered as documented.
     *
     * @param value what it said
     * @param <T> what the answer is
     */
    record Answered<T>(T value) implements Outcome<T> {}

    /**
     * The call failed.
     *
     * @param failure how
     * @param <T> what the answer would have been
     */
    record Failed<T>(EnterpriseFailure failure) implements Outcome<T> {}
}

package io.signalbox.local;

/** Something the person at the terminal has to change first, said in one line with the remedy. */
public final class Refusal extends RuntimeException {

    public Refusal(String message) {
        super(message);
    }
}

package io.signalbox.agent.workflows.echo;

/**
 * How far it has come.
 *
 * @param questions that the model has answered
 * @param heard what it answered last
 * @param ready whether there is nothing more to ask
 */
public record EchoState(int questions, String heard, boolean ready) {

    static final EchoState START = new EchoState(0, "", false);
}

package io.signalbox.agent.workflows.echo;

/**
 * What is to be said again.
 *
 * @param questions how often the model is asked first
 * @param confirmed whether a person has to agree before
 */
public record EchoInput(String text, int questions, boolean confirmed) {}

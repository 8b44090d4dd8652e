package io.signalbox.agent.model;

/**
 * The two messages of one call.
 *
 * @param shortened whether the model is shown less than the whole event
 */
record Prompt(String system, String user, boolean shortened) {

    /** As it is kept in the run's steps. */
    String text() {
        return "[system]\n" + system + "\n\n[user]\n" + user;
    }
}

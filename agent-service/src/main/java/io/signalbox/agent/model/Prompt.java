package io.signalbox.agent.model;

/** The two messages of one call. */
record Prompt(String system, String user) {

    /** As it is kept in the run's steps. */
    String text() {
        return "[system]\n" + system + "\n\n[user]\n" + user;
    }
}

package io.signalbox.agent.graph;

/**
 * What the run has used so far, earlier attempts it resumed from included.
 *
 * @param mappings outputs of the mapper, valid or not
 */
public record Tally(int mappings, int promptTokens, int completionTokens) {

    static final Tally NOTHING = new Tally(0, 0, 0);

    Tally plusMapping() {
        return new Tally(mappings + 1, promptTokens, completionTokens);
    }

    Tally plusTokens(int prompt, int completion) {
        return new Tally(mappings, promptTokens + prompt, completionTokens + completion);
    }
}

package io.signalbox.agent.workflows.ticketmapping;

/**
 * What the run has used so far, earlier attempts it resumed from included.
 *
 * @param mappings outputs of the mapper, valid or not
 */
public record UsageTotals(int mappings, int promptTokens, int completionTokens) {

    static final UsageTotals NOTHING = new UsageTotals(0, 0, 0);

    UsageTotals plusMapping() {
        return new UsageTotals(mappings + 1, promptTokens, completionTokens);
    }

    UsageTotals plusTokens(int prompt, int completion) {
        return new UsageTotals(mappings, promptTokens + prompt, completionTokens + completion);
    }
}

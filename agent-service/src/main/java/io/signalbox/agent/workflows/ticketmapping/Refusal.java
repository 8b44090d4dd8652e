package io.signalbox.agent.workflows.ticketmapping;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.signalbox.agent.validation.Finding;
import java.util.List;

/**
 * A mapping attempt that was spent: what it gave and why that was refused.
 *
 * @param attempt from 1
 */
public record Refusal(int attempt, ObjectNode output, List<Finding> findings) {

    public Refusal {
        findings = List.copyOf(findings);
    }
}

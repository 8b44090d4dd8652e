package io.signalbox.agent.validation;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The interlocking with the real contract, without a container. */
public final class RealProposalValidator {

    private RealProposalValidator() {}

    public static ProposalValidator with(ObjectMapper json) {
        return new ProposalValidator(new ContractSchemas(json));
    }
}

package io.signalbox.agent.validation;

import com.fasterxml.jackson.databind.ObjectMapper;

/** The interlocking with the real contract, without a container. */
public final class RealInterlocking {

    private RealInterlocking() {}

    public static Interlocking with(ObjectMapper json) {
        return new Interlocking(new ContractSchemas(json));
    }
}

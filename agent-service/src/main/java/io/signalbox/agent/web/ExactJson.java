package io.signalbox.agent.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.signalbox.agent.engine.state.JsonSettings;
import jakarta.inject.Singleton;

/** Makes the service's own JSON exact. */
@Singleton
class ExactJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        JsonSettings.apply(mapper);
    }
}

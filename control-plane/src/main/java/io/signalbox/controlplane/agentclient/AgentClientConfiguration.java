package io.signalbox.controlplane.agentclient;

import feign.Client;
import feign.Request;
import feign.RequestInterceptor;
import feign.Retryer;
import feign.codec.ErrorDecoder;
import io.signalbox.controlplane.platform.crypto.ServiceKey;
import io.signalbox.controlplane.platform.web.RequestId;
import java.time.Duration;
import org.springframework.context.annotation.Bean;

/** How the Feign clients of the agent are made. Deliberately not a configuration of the application itself. */
class AgentClientConfiguration {

    @Bean
    Client client(AgentSettings settings) {
        return new PooledClient(settings.connectTimeout());
    }

    /** Proves that it is the control plane, and carries the request id on. */
    @Bean
    RequestInterceptor identification(ServiceKey serviceKey) {
        return request ->
                request.header(ServiceKey.HEADER, serviceKey.value()).header(RequestId.HEADER, RequestId.current());
    }

    @Bean
    ErrorDecoder errors() {
        return new AgentErrors();
    }

    /** Whoever asked is told, and may ask again. */
    @Bean
    Retryer retryer() {
        return Retryer.NEVER_RETRY;
    }

    static class ForInfo {

        @Bean
        Request.Options options(AgentSettings settings) {
            return waiting(settings, settings.infoTimeout());
        }
    }

    static class ForPreview {

        @Bean
        Request.Options options(AgentSettings settings) {
            return waiting(settings, settings.previewTimeout());
        }
    }

    static class ForReplays {

        @Bean
        Request.Options options(AgentSettings settings) {
            return waiting(settings, settings.replayTimeout());
        }
    }

    private static Request.Options waiting(AgentSettings settings, Duration longest) {
        return new Request.Options(settings.connectTimeout(), longest, false);
    }
}

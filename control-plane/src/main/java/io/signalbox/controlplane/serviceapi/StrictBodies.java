package io.signalbox.controlplane.serviceapi;

import io.signalbox.contract.publicapi.model.ServiceAccounts;
import io.signalbox.contract.publicapi.model.ServiceDeadLetter;
import io.signalbox.contract.publicapi.model.ServiceEvent;
import io.signalbox.contract.publicapi.model.ServiceTicket;
import io.signalbox.contract.shared.CommentDraft;
import io.signalbox.contract.shared.ProviderAccount;
import io.signalbox.contract.shared.TicketDraft;
import java.util.Collection;
import java.util.Set;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses members that the endpoints of services do not know. Elsewhere they are passed over; here a misspelt name would quietly write less than
 * the sender means.
 */
@Configuration(proxyBeanMethods = false)
class StrictBodies {

    private static final Set<Class<?>> STRICT = Set.of(
            ServiceEvent.class,
            ServiceDeadLetter.class,
            ServiceTicket.class,
            ServiceAccounts.class,
            TicketDraft.class,
            CommentDraft.class,
            ProviderAccount.class);

    @Bean
    JsonMapperBuilderCustomizer refuseUnknownMembers() {
        return StrictBodies::customize;
    }

    private static void customize(JsonMapper.Builder builder) {
        builder.addHandler(new Refusing());
    }

    private static final class Refusing extends DeserializationProblemHandler {

        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context,
                JsonParser parser,
                ValueDeserializer<?> deserializer,
                Object beanOrClass,
                String propertyName) {
            Class<?> type = beanOrClass instanceof Class<?> known ? known : beanOrClass.getClass();
            if (STRICT.contains(type)) {
                Collection<Object> known = deserializer.getKnownPropertyNames();
                throw UnrecognizedPropertyException.from(parser, type, propertyName, known);
            }
            return false;
        }
    }
}

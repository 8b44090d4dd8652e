package io.signalbox.controlplane.platform.json;

import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What JSON keeps on its way through: every digit of a number, trailing zeros among them; and one order of members, for the JDK salts the
 * order of its unmodifiable maps anew in every process.
 */
@Configuration(proxyBeanMethods = false)
class ExactJson {

    @Bean
    JsonMapperBuilderCustomizer exactNumbersAndOrder() {
        return ExactJson::customize;
    }

    static void customize(JsonMapper.Builder builder) {
        builder.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    }
}

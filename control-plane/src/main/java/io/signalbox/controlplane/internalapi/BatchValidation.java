package io.signalbox.controlplane.internalapi;

import io.signalbox.contract.internalapi.model.AdvanceBatch;
import io.signalbox.contract.internalapi.model.FinishBatch;
import io.signalbox.contract.internalapi.model.HeartbeatRequest;
import io.signalbox.contract.internalapi.model.TakeRequest;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps Bean Validation out of the bodies that {@link ContractRules} checks. */
@Configuration(proxyBeanMethods = false)
class BatchValidation {

    private static final Set<Class<?>> CHECKED =
            Set.of(FinishBatch.class, AdvanceBatch.class, HeartbeatRequest.class, TakeRequest.class);

    @Bean
    ValidationConfigurationCustomizer batchesAreCheckedElsewhere() {
        return configuration ->
                configuration.traversableResolver(new Unchecked(configuration.getDefaultTraversableResolver()));
    }

    private record Unchecked(TraversableResolver others) implements TraversableResolver {

        @Override
        public boolean isReachable(
                @Nullable Object bean, Path.Node property, Class<?> root, Path path, ElementType type) {
            return !isChecked(bean) && others.isReachable(bean, property, root, path, type);
        }

        @Override
        public boolean isCascadable(
                @Nullable Object bean, Path.Node property, Class<?> root, Path path, ElementType type) {
            return !isChecked(bean) && others.isCascadable(bean, property, root, path, type);
        }

        private static boolean isChecked(@Nullable Object bean) {
            return bean != null && CHECKED.contains(bean.getClass());
        }
    }
}

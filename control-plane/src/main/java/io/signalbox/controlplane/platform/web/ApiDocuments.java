package io.signalbox.controlplane.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Shows the contract itself at /docs: the document is the source, not something derived from controllers. */
@Configuration(proxyBeanMethods = false)
class ApiDocuments implements WebMvcConfigurer {

    private static final String SWAGGER_UI = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/ui/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion() + "/");
        registry.addResourceHandler("/docs/**")
                .addResourceLocations("classpath:/docs/")
                .setUseLastModified(false);
        registry.addResourceHandler("/openapi/public*")
                .addResourceLocations("classpath:/openapi/")
                .setUseLastModified(false);
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/docs", "/docs/index.html");
        registry.addRedirectViewController("/docs/", "/docs/index.html");
    }

    /** The version is part of the address of its files in the webjar. */
    private static String swaggerUiVersion() {
        try {
            return PropertiesLoaderUtils.loadAllProperties(SWAGGER_UI).getProperty("version");
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

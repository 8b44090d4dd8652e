package io.signalbox.controlplane.platform.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Shows the contract itself at /docs: the document is the source, not something derived from controllers. */
@Configuration(proxyBeanMethods = false)
class ApiDocuments implements WebMvcConfigurer {

    private final String swaggerUiVersion;

    /** @param swaggerUiVersion part of the address of its files in the webjar; filled in by the build */
    ApiDocuments(@Value("${signalbox.swagger-ui-version}") String swaggerUiVersion) {
        this.swaggerUiVersion = swaggerUiVersion;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/docs/ui/**").addResourceLocations("classpath:/META-INF/resources/webjars/swagger-ui/" + swaggerUiVersion + "/");
        registry.addResourceHandler("/docs/**").addResourceLocations("classpath:/docs/");
        registry.addResourceHandler("/openapi/public.yaml").addResourceLocations("classpath:/openapi/");
    }

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/docs", "/docs/index.html");
        registry.addRedirectViewController("/docs/", "/docs/index.html");
    }
}

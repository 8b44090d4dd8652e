package io.signalbox.controlplane.auth.web;

import io.signalbox.controlplane.auth.authorization.OperationAuthorization;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Stands before every operation of the public contract, before its body is read. The method that serves an operation has its id as its name;
 * a public address served by anything else is refused.
 */
@Configuration(proxyBeanMethods = false)
class OperationInterceptor implements WebMvcConfigurer, HandlerInterceptor {

    private static final String CONTRACT = "io.signalbox.contract.publicapi";

    private final Map<Method, String> operations = new ConcurrentHashMap<>();
    private final OperationAuthorization authorization;

    OperationInterceptor(OperationAuthorization authorization) {
        this.authorization = authorization;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**", "/hooks/**").order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        // The end of a stream comes by again; it was let in when it began.
        if (handler instanceof HandlerMethod method && request.getDispatcherType() == DispatcherType.REQUEST) {
            authorization.pass(operations.computeIfAbsent(method.getMethod(), known -> operationId(method)));
        }
        return true;
    }

    private static String operationId(HandlerMethod handler) {
        String name = handler.getMethod().getName();
        boolean promised = Arrays.stream(ClassUtils.getAllInterfacesForClass(handler.getBeanType()))
                .filter(type -> type.getPackageName().equals(CONTRACT))
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .anyMatch(method -> method.getName().equals(name));
        return promised ? name : "";
    }
}

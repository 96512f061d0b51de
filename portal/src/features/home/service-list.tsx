import type { ServiceHead } from "../../graphql/types.ts";
import type { Locale } from "../../messages/locales.ts";
import { Icon } from "../../ui/icon.tsx";

/** The city's services with the verb of each. What there is comes from the graph. */
export function ServiceList({ services, locale }: { services: ServiceHead[]; locale: Locale }) {
  return (
    <ul className="list">
      {services.map((service) => (
        <li key={service.id}>
          <a className="list-link" href={`/${locale}/file/${service.id}`}>
            <Icon name={service.icon} />
            <span>
              <span className="list-title">{service.callToAction}</span>
              <span className="list-text">{service.description}</span>
            </span>
            <Icon name="forward" small mirrors />
          </a>
        </li>
      ))}
    </ul>
  );
}

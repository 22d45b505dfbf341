export { chosenServices, loadService, SERVICE_NAMES, type ServiceName } from './services.js';
